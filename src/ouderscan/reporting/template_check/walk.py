"""A walk through templates as the program fills them: along loops, values that are set, macros, includes and parents.

What is not certain is passed over, so that nothing is called a fault that is none.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from jinja2 import Environment, TemplateSyntaxError, nodes

from ouderscan.issues import nearest
from ouderscan.reporting.template_check.kinds import Kind, Macro, Row, View, Written, fields_of

Scope = dict[str, Kind]
_OF_JINJA: Final = {"loop", "self", "super", "caller", "varargs", "kwargs", "namespace", "true", "false", "none"}
_SAME_ROW: Final = {"select", "reject", "selectattr", "rejectattr", "sort", "unique", "list", "reverse"}
_MAY_BE_ABSENT: Final = {"default", "d"}


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a template: the code of its issue, its place, and the values of its sentences."""

    code: str
    template: str
    line: int
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Walk:
    """A walk; `read` gives the source of a template by its name, or nothing where there is none."""

    environment: Environment
    read: Callable[[str], str | None]
    faults: dict[Fault, None] = field(default_factory=dict)
    reached: dict[str, nodes.Template | None] = field(default_factory=dict)
    """The templates that were come by, and their syntax where it is sound."""
    called: set[object] = field(default_factory=set)
    template: str = ""
    """The one that is walked now."""
    blocks: Mapping[str, tuple[str, nodes.Block]] = field(default_factory=dict)
    """What children put into the blocks of their parents."""

    def fill(self, name: str, scope: Scope) -> None:
        """Walk a template that sees these values."""
        parsed = self._parsed(name)
        if parsed is None:
            return
        here = replace(self, template=name)
        parent = parsed.find(nodes.Extends)
        if parent is None:
            here.statements(parsed.body, scope)
            return
        own = {block.name: (name, block) for block in parsed.find_all(nodes.Block)}
        here.statements([each for each in parsed.body if not isinstance(each, nodes.Block | nodes.Extends)], scope)
        for target in here.named(parent.template, scope):
            if here.exists(target, parent):
                replace(here, blocks={**own, **self.blocks}).fill(target, scope)

    def _parsed(self, name: str) -> nodes.Template | None:
        if name not in self.reached:
            self.reached[name] = None
            try:
                source = self.read(name)
                self.reached[name] = self.environment.parse(source) if source is not None else None
            except TemplateSyntaxError as fault:
                self._tell("template-syntax", fault.lineno, template=name, reason=str(fault.message).rstrip("."))
        return self.reached[name]

    def _tell(self, code: str, line: int, template: str = "", **values: str) -> None:
        self.faults[Fault(code, template or self.template, line, tuple(values.items()))] = None

    def exists(self, target: str, node: nodes.Node) -> bool:
        """Whether there is a template; that there is none is a fault."""
        if self.read(target) is None:
            self._tell("unknown-template", node.lineno, name=target)
            return False
        return True

    # --- statements

    def statements(self, written: Iterable[nodes.Node], scope: Scope) -> None:
        """Walk statements one after the other; what one sets, the next sees."""
        for each in written:
            self._statement(each, scope)

    def _statement(self, node: nodes.Node, scope: Scope) -> None:
        match node:
            case nodes.For():
                self._loop(node, scope)
            case nodes.Assign(target=nodes.Name(name=name)):
                scope[name] = self._kind(node.node, scope)
            case nodes.If():
                self._kind(node.test, scope)
                self.statements([*node.body, *node.elif_, *node.else_], scope)
            case nodes.Macro():
                scope[node.name] = Macro(self.template, node)
                self._macro(Macro(self.template, node), (), scope)
            case nodes.Block():
                template, block = self.blocks.get(node.name, (self.template, node))
                replace(self, template=template).statements(block.body, dict(scope))
            case _:
                self._elsewhere(node, scope)

    def _elsewhere(self, node: nodes.Node, scope: Scope) -> None:
        """What leads to another template, and all other statements."""
        match node:
            case nodes.Include():
                for target in self.named(node.template, scope):
                    if node.ignore_missing or self.exists(target, node):
                        self.fill(target, dict(scope))
            case nodes.FromImport():
                self._import(node, scope)
            case nodes.Import():
                scope[node.target] = None
            case nodes.Expr():
                self._kind(node, scope)
            case _:
                scope.update(dict.fromkeys(each.name for each in node.find_all(nodes.Name) if each.ctx != "load"))
                self.statements(node.iter_child_nodes(), scope)

    def _loop(self, node: nodes.For, scope: Scope) -> None:
        over = self._kind(node.iter, scope)
        rounds = (over.written or (over.of,)) if isinstance(over, Row) else (None,)
        for each in dict.fromkeys(rounds):
            within = {**scope, "loop": None}
            for name in node.target.find_all(nodes.Name):
                within[name.name] = None
            if isinstance(node.target, nodes.Name):
                within[node.target.name] = each
            if node.test:
                self._kind(node.test, within)
            self.statements(node.body, within)
        self.statements(node.else_, dict(scope))

    def _import(self, node: nodes.FromImport, scope: Scope) -> None:
        for target in self.named(node.template, scope):
            if not self.exists(target, node):
                continue
            parsed = self._parsed(target)
            macros = {each.name: each for each in parsed.body if isinstance(each, nodes.Macro)} if parsed else {}
            replace(self, template=target).statements(parsed.body if parsed else (), {})
            given = _given(parsed) if parsed else set()
            for each in node.names:
                name, alias = each if isinstance(each, tuple) else (each, each)
                scope[alias] = Macro(target, macros[name]) if name in macros else None
                if parsed and name not in given:
                    near = nearest(name, given)
                    self._tell("unknown-macro", node.lineno, name=name, file=target, near=near)

    def _macro(self, macro: Macro, arguments: tuple[Kind, ...], scope: Scope) -> None:
        """Walk a macro with the kinds of its arguments, once for each set of them."""
        call = (macro.template, macro.node.name, macro.node.lineno, arguments)
        if call in self.called:
            return
        self.called.add(call)
        names = [each.name for each in macro.node.args]
        within = {**scope, **dict.fromkeys(names), **dict(zip(names, arguments, strict=False))}
        replace(self, template=macro.template).statements(macro.node.body, within)

    # --- expressions

    def _kind(self, node: nodes.Node, scope: Scope) -> Kind:
        """What an expression is, with the faults in it told."""
        match node:
            case nodes.Const(value=str() as text):
                return Written(text)
            case nodes.Name():
                return self._name(node, scope)
            case nodes.Getattr(attr=str() as attribute) | nodes.Getitem(arg=nodes.Const(value=str() as attribute)):
                return self._field(self._kind(node.node, scope), attribute, node.lineno)
            case nodes.List() | nodes.Tuple():
                written = tuple(self._kind(each, scope) for each in node.items)
                return Row(written[0] if len(set(written)) == 1 else None, written)
        return self._operation(node, scope)

    def _operation(self, node: nodes.Node, scope: Scope) -> Kind:
        match node:
            case nodes.Add():
                left, right = self._kind(node.left, scope), self._kind(node.right, scope)
                return left if left == right else None
            case nodes.Filter():
                return self._filter(node, scope)
            case nodes.Test():
                return self._test(node, scope)
            case nodes.Call():
                return self._call(node, scope)
        for each in node.iter_child_nodes():
            self._kind(each, scope)
        return None

    def _name(self, node: nodes.Name, scope: Scope) -> Kind:
        if node.name in scope:
            return scope[node.name]
        known = {*scope, *self.environment.globals, *_OF_JINJA}
        parsed = self.reached.get(self.template)
        if node.ctx == "load" and node.name not in known | (_given(parsed) if parsed else set()):
            self._tell("unknown-variable", node.lineno, name=node.name, near=nearest(node.name, known))
        return None

    def _field(self, of: Kind, name: str, line: int) -> Kind:
        if not isinstance(of, View):
            return None
        known = fields_of(of.of)
        if name not in known:
            self._tell("unknown-field", line, name=name, of=of.of.__name__, near=nearest(name, known))
        return known.get(name)

    def _filter(self, node: nodes.Filter, scope: Scope) -> Kind:
        if node.name not in self.environment.filters:
            near = nearest(node.name, self.environment.filters)
            self._tell("unknown-filter", node.lineno, name=node.name, near=near)
        if node.name in _MAY_BE_ABSENT:
            return None
        of = self._kind(node.node, scope) if node.node else None
        for each in (*node.args, *node.kwargs):
            self._kind(each, scope)
        return replace(of, written=()) if node.name in _SAME_ROW and isinstance(of, Row) else None

    def _test(self, node: nodes.Test, scope: Scope) -> Kind:
        if node.name not in self.environment.tests:
            near = nearest(node.name, self.environment.tests)
            self._tell("unknown-filter", node.lineno, name=node.name, near=near)
        if node.name not in {"defined", "undefined"}:
            for each in (node.node, *node.args):
                self._kind(each, scope)
        return None

    def _call(self, node: nodes.Call, scope: Scope) -> Kind:
        called = self._kind(node.node, scope)
        arguments = tuple(self._kind(each, scope) for each in node.args)
        for each in node.kwargs:
            self._kind(each.value, scope)
        if isinstance(called, Macro):
            own = self.reached.get(called.template)
            around = scope if called.template == self.template else {}
            self._macro(called, arguments, {**(dict.fromkeys(_given(own)) if own else {}), **around})
        return None

    def named(self, node: nodes.Node, scope: Scope) -> list[str]:
        """The names of templates that an expression stands for; none where that is not certain."""
        parts = node.nodes if isinstance(node, nodes.Concat) else [node]
        kinds = [self._kind(each, scope) for each in parts]
        texts = [each.text for each in kinds if isinstance(each, Written)]
        return ["".join(texts)] if len(texts) == len(kinds) else []


def _given(parsed: nodes.Template) -> set[str]:
    """Every name that a template gives something somewhere, or asks for; where that holds is not looked at."""
    names = {each.name for each in parsed.find_all(nodes.Name) if each.ctx != "load"}
    names |= {each.name for each in parsed.find_all(nodes.Macro)}
    names |= {each.target for each in parsed.find_all(nodes.Import)}
    names |= {each.node.name for each in parsed.find_all(nodes.Test) if isinstance(each.node, nodes.Name)}
    imported = [name for each in parsed.find_all(nodes.FromImport) for name in each.names]
    return names | {name[1] if isinstance(name, tuple) else name for name in imported}
