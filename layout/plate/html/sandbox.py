"""Templates of strangers: they print values and do nothing else.

Jinja's sandbox keeps a list of what is forbidden, and people have found ways around
it again and again. Here it is the other way round: a template touches what
`touchable` names, calls macros and the few functions that it was given, has the
filters of `template_filters`, and what it does is counted (`metering`). Before a
template is compiled its tree is changed so that loops, joined texts and slices are
counted too.

Two things are therefore not as in Jinja: `*` and `%` know only numbers, and there are
none of the functions `cycler`, `dict`, `joiner`, `lipsum` and `namespace`.
"""

from collections.abc import Callable, Iterable, Sized
from types import BuiltinMethodType, FunctionType, MethodType
from typing import Any

from jinja2 import (
    FunctionLoader,
    StrictUndefined,
    Template,
    Undefined,
    nodes,
    pass_context,
    pass_eval_context,
)
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.nodes import EvalContext
from jinja2.runtime import (
    BlockReference,
    Context,
    LoopContext,
    Macro,
    TemplateReference,
    markup_join,
    str_join,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from layout.plate.html.metering import Meter
from layout.plate.html.template_filters import filters_of, printed_length, tests_of
from layout.plate.html.touchable import TOUCHABLE, touchable

# Names of filters that no template can spell: what the tree is changed with.
LOOPED, JOINED, SLICED = "(looped)", "(joined)", "(sliced)"
# A template has no more nodes, nor characters; the built-in style's longest has 900
# and 7,000.
NODES, LENGTH = 6_000, 1_000_000
# No number is larger, and none is raised to a higher power.
LARGEST, HIGHEST = 2**63, 64
NUMBER = int | float
# Two of a kind can be put together by `+`.
PAIRS = (str, list, tuple)
INDEXED = (tuple, list, dict, str, TemplateReference)
Load = Callable[[str], str | None]
Loaded = tuple[str, str, Callable[[], bool]]


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of templates that nobody vouches for."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "**", "%"})

    def __init__(
        self,
        load: Callable[[str], str | None],
        autoescape: Callable[[str | None], bool],
    ) -> None:
        """Take templates from `load`: a text by its name, None where there is none."""
        super().__init__(
            loader=FunctionLoader(self._loaded),
            autoescape=autoescape,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            # What is worked out while a template is compiled would not be counted.
            optimized=False,
        )
        self.meter = Meter()
        self._load = load
        self._lengths: dict[str, int] = {}
        self.finalize = self._printed
        self.globals = {"range": range}
        self.filters.clear()
        self.filters.update(filters_of(self.meter))
        self.filters.update(
            {LOOPED: self._looped, JOINED: self._joined, SLICED: self._sliced}
        )
        self.tests.clear()
        self.tests.update(tests_of())

    def rendered(self, name: str, source: str | None, values: dict[str, Any]) -> str:
        """Render a template: one that is loaded by its name, or one from a source.

        What is raised is Jinja's, or what a template's work ends in: see `place_of`.
        """
        self.meter.begin()
        if source is None:
            return self.get_template(name).render(values)
        self.meter.write(len(source))
        code = self.compile(source, name, name)
        return Template.from_code(self, code, self.make_globals(None)).render(values)

    # What a template asks for.

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return what a value has under a name, if that may be touched."""
        names = TOUCHABLE.get(type(obj))
        if names is not None and attribute in names:
            return getattr(obj, attribute)
        if isinstance(obj, dict | TemplateReference):
            return self.getitem(obj, attribute)
        if isinstance(obj, TemplateModule):
            public = not attribute.startswith("_") and attribute in vars(obj)
            return vars(obj)[attribute] if public else self._nothing(obj, attribute)
        return self._attribute(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an element of a list or a table, or what `getattr` does."""
        if isinstance(obj, INDEXED):
            try:
                return obj[argument]
            except (TypeError, LookupError):
                pass
        if isinstance(argument, str):
            return self._attribute(obj, argument)
        return self.undefined(obj=obj, name=argument)

    def _attribute(self, obj: Any, name: str) -> Any:
        if isinstance(obj, Undefined):
            obj._fail_with_undefined_error()
        if name in touchable(obj):
            return getattr(obj, name)
        return self._nothing(obj, name)

    def _nothing(self, obj: Any, name: str) -> Undefined:
        """Return what is an error when it is used; a test may ask whether it is."""
        if name.startswith("_") or hasattr(type(obj), name):
            return self.undefined(
                f"`{name}` of {type(obj).__name__} is not for templates",
                name=name,
                obj=obj,
                exc=SecurityError,
            )
        return self.undefined(obj=obj, name=name)

    # What a template does.

    def is_safe_callable(self, obj: Any) -> bool:
        """Say whether a template may call this."""
        match obj:
            case Macro() | BlockReference() | LoopContext():
                return True
            case BuiltinMethodType() | MethodType():
                return obj.__name__ in touchable(obj.__self__)
            case FunctionType():
                return obj.__module__ == "layout.plate.html.templating"
        return obj is range

    def call(
        __self,  # noqa: N805  # a template's keyword may be called `self`
        __context: Context,
        __obj: Any,
        *args: Any,
        **kwargs: Any,
    ) -> Any:
        """Call what a template may call, and count it."""
        __self.meter.step()
        if isinstance(__obj, Undefined):
            __obj._fail_with_undefined_error()
        if not __self.is_safe_callable(__obj):
            raise SecurityError(f"{type(__obj).__name__} is not for templates to call")
        if isinstance(__obj, LoopContext) and args:
            __self._looped(args[0])
        made = __context.call(__obj, *args, **kwargs)
        if isinstance(made, str | list | tuple):
            __self.meter.make(made)
        return made

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Work with two numbers, or put two texts or lists together."""
        work = self.binop_table[operator]
        if isinstance(left, Undefined) or isinstance(right, Undefined):
            return work(left, right)
        if isinstance(left, NUMBER) and isinstance(right, NUMBER):
            if operator == "**" and not (abs(left) <= 1e6 and abs(right) <= HIGHEST):
                raise SecurityError("it raises a number to too high a power")
            made = work(left, right)
            if not isinstance(made, NUMBER) or abs(made) > LARGEST:
                raise SecurityError("it works out too large a number")
            return made
        alike = (isinstance(left, kind) and isinstance(right, kind) for kind in PAIRS)
        if operator != "+" or not any(alike):
            kinds = f"{type(left).__name__} {operator} {type(right).__name__}"
            raise SecurityError(f"it works out {kinds}: only numbers, or texts with +")
        self.meter.make(left)
        self.meter.make(right)
        return work(left, right)

    @pass_context
    def _printed(self, context: Context, value: Any) -> Any:
        """Count what is printed; it is a text, a number or a date."""
        kind = type(value)
        plain = kind is str or kind is Markup
        self.meter.write(len(value) if plain else printed_length(value))
        return value

    def _looped(self, value: Any, weight: int = 0) -> Any:
        """Count the turns of a loop; `weight` characters are written in each."""
        if isinstance(value, Undefined):
            value._fail_with_undefined_error()
        if not isinstance(value, Iterable) or not isinstance(value, Sized):
            raise SecurityError(f"{type(value).__name__} cannot be looped over")
        turns = len(value)
        self.meter.step(turns)
        if turns:
            self.meter.write(min(turns * weight, LARGEST))
        return value

    @pass_eval_context
    def _joined(self, context: EvalContext, values: list[Any]) -> str:
        """Join texts by `~`."""
        self.meter.write(sum(map(printed_length, values)))
        return markup_join(values) if context.autoescape else str_join(values)

    def _sliced(self, value: Any) -> Any:
        self.meter.step()
        self.meter.make(value)
        return value

    # How a template is read.

    def _parse(
        self, source: str, name: str | None, filename: str | None
    ) -> nodes.Template:
        if len(source) > LENGTH:
            raise TemplateSyntaxError(f"over {LENGTH:,} characters", 1, name, filename)
        tree = super()._parse(source, name, filename)
        if sum(1 for _ in tree.find_all(nodes.Node)) > NODES:
            raise TemplateSyntaxError(f"over {NODES:,} parts", 1, name, filename)
        _Counting().visit(tree)
        tree.set_environment(self)
        return tree

    def _loaded(self, name: str) -> Loaded | None:
        source = self._load(name)
        if source is None:
            return None
        self._lengths[name] = len(source)
        # An error names its file by this.
        return source, name, _always

    def _load_template(self, name: str, globals: Any) -> Template:  # noqa: A002
        """Load a template; what it may write by itself, without loops, is counted."""
        self.meter.step()
        template = super()._load_template(name, globals)
        self.meter.write(self._lengths.get(name, 0))
        return template


def _always() -> bool:
    """Say that a template is as it was when it was loaded."""
    return True


class _Counting(NodeTransformer):
    """Changes a template's tree so that what it does is counted."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        written = sum(len(part.data) for part in node.find_all(nodes.TemplateData))
        self.generic_visit(node)
        weight = nodes.Const(written, lineno=node.lineno)
        node.iter = _filtered(node.iter, LOOPED, weight)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), JOINED)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _filtered(node, SLICED) if isinstance(node.arg, nodes.Slice) else node


def _filtered(node: Any, name: str, *values: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, list(values), [], None, None, lineno=node.lineno)


def place_of(error: BaseException, name: str) -> tuple[str, int | None]:
    """Return the file and line of a template that an error is of; else its `name`."""
    place: tuple[str, int | None] = (name, None)
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name or name, error.lineno
    frame = error.__traceback__
    while frame is not None:
        # Jinja has put the template's lines in the place of those that it compiled.
        if "__jinja_template__" in frame.tb_frame.f_globals or (
            "__jinja_exception__" in frame.tb_frame.f_globals
        ):
            place = frame.tb_frame.f_code.co_filename, frame.tb_lineno
        frame = frame.tb_next
    return place
