# The same figures with R: Rscript with_r.R data.table|psych FILE codes|labels LABEL…
# psych scores the people; what is needed of thousands of groups is data.table's in both, since psych's alpha() and
# scoreItems() for each group take minutes.
suppressPackageStartupMessages(library(data.table))
arguments <- commandArgs(trailingOnly = TRUE)
way <- arguments[1]
table <- fread(arguments[2], showProgress = FALSE)
items <- names(table)[-(1:2)]
if (arguments[3] == "labels") {
  labels <- arguments[-(1:3)]
  table[, (items) := lapply(.SD, function(x) match(x, labels)), .SDcols = items]
}
by <- c("school", "group")
keys <- table[, ..by]

# Items: counts, means, sd and agreement, for each school and group.
n <- table[, lapply(.SD, function(x) sum(!is.na(x))), by = by, .SDcols = items]
means <- table[, lapply(.SD, mean, na.rm = TRUE), by = by, .SDcols = items]
variances <- table[, lapply(.SD, var, na.rm = TRUE), by = by, .SDcols = items]
deviations <- variances[, lapply(.SD, sqrt), .SDcols = items]
agreement <- variances[, lapply(.SD, function(x) 1 - x / 2), .SDcols = items]
for (option in 1:5) {
  chosen <- table[, lapply(.SD, function(x) x == option), .SDcols = items]
  counts <- cbind(keys, chosen)[, lapply(.SD, sum, na.rm = TRUE), by = by, .SDcols = items]
}

# Dimensions: n, mean, sd and alpha.
own <- split(items, sub("-.*", "", items))
if (way == "psych") {
  suppressPackageStartupMessages(library(psych))
  # A hyphen before a name would turn the item round.
  plain <- function(names) gsub("-", ".", names)
  cells <- setNames(as.data.frame(table[, ..items]), plain(items))
  scores <- scoreItems(lapply(own, plain), cells, missing = TRUE, impute = "none")$scores
} else {
  scores <- sapply(own, function(names) {
    cells <- as.matrix(table[, ..names])
    score <- rowMeans(cells, na.rm = TRUE)
    score[rowSums(!is.na(cells)) * 3 < length(names) * 2] <- NA
    score
  })
}
scores <- cbind(keys, as.data.table(scores))
dimensions <- scores[, lapply(.SD, function(x) sum(!is.na(x))), by = by]
dimension_means <- scores[, lapply(.SD, mean, na.rm = TRUE), by = by]
dimension_deviations <- scores[, lapply(.SD, sd, na.rm = TRUE), by = by]
alphas <- lapply(own, function(names) {
  whole <- na.omit(table[, c(by, names), with = FALSE])
  whole[, total := rowSums(.SD), .SDcols = names]
  parts <- whole[, lapply(.SD, var), by = by, .SDcols = c(names, "total")]
  m <- length(names)
  parts[, .(alpha = (1 - rowSums(.SD) / total) * m / (m - 1)), .SDcols = names]
})
stopifnot(length(alphas) == length(own), nrow(means) > 0)
