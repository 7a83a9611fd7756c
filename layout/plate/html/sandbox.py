"""Templates of strangers: they print values and do nothing else.

Jinja's sandbox keeps a list of what is forbidden, and people have found ways around
it again and again. Here it is the other way round: a template touches what
`touchable` names, calls macros and the few functions that it was given, has the
filters of `template_filters`, and what it does is counted (`metering`). Before a
template is compiled its tree is changed so that loops, joined texts and slices are
counted too.

Some things are therefore not as in Jinja: `*` and `%` know only numbers, no call takes
a list as its arguments (`*list`), whole objects are alike only if they are one, of
`a < b < c` all three are worked out, and there are none of the functions `cycler`,
`dict`, `joiner`, `lipsum` and `namespace`.
"""

from collections.abc import Callable, Iterable, Iterator, Sized
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
from markupsafe import Markup

from layout.plate.html.counted_calls import (
    changed,
    checked_name,
    checked_names,
    count_call,
    is_change,
)
from layout.plate.html.counted_comparing import PLAIN, Comparing
from layout.plate.html.counted_tree import (
    COMPARED,
    JOINED,
    KEYED,
    LOOPED,
    SLICED,
    Counting,
    refused,
)
from layout.plate.html.metering import Meter
from layout.plate.html.template_filters import (
    LARGEST,
    filters_of,
    printed_length,
    tests_of,
)
from layout.plate.html.touchable import TOUCHABLE, touchable

# A template has no more nodes, nor characters; the built-in style's longest has 900
# and 7,000.
NODES, LENGTH = 6_000, 1_000_000
# No number is raised to a higher power, and none is written with more digits.
HIGHEST, DIGITS = 64, 400
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
        self._comparing = Comparing(self.meter)
        self._load = load
        self._lengths: dict[str, int] = {}
        self.finalize = self._printed
        self.globals = {"range": range}
        self.filters.clear()
        self.filters.update(filters_of(self.meter, self._comparing))
        self.filters.update(
            {LOOPED: self._looped, JOINED: self._joined, SLICED: self._sliced}
        )
        self.filters[COMPARED] = self._comparing.compared
        self.filters[KEYED] = self._comparing.key
        self.tests.clear()
        self.tests.update(tests_of(self._comparing))

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
        if not isinstance(argument, PLAIN):
            # It would be hashed, or told in an error.
            self._comparing.key(argument)
        if isinstance(obj, INDEXED):
            if isinstance(obj, dict):
                self._comparing.key(argument)
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
        if is_change(__obj):
            return changed(__obj.__self__, args, __self._comparing)
        if isinstance(__obj, LoopContext) and args:
            args = (__self._looped(args[0]), *args[1:])
        values = [*args, *kwargs.values()]
        count_call(__obj, values, __self._comparing, __self.meter)
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
        if isinstance(value, str) and not value.isascii():
            _check_letters(value)
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
        return _Turns(value, self.meter)

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
        try:
            tree = super()._parse(source, name, filename)
        except ValueError as error:
            # Python reads no number of so many digits.
            line = self._long_number(source, name)
            said = "a number has too many digits"
            raise TemplateSyntaxError(said, line, name, filename) from error
        if sum(1 for _ in tree.find_all(nodes.Node)) > NODES:
            raise TemplateSyntaxError(f"over {NODES:,} parts", 1, name, filename)
        for node in tree.find_all((nodes.Call, nodes.Filter, nodes.Test, nodes.Const)):
            if said := refused(node):
                raise TemplateSyntaxError(said, node.lineno, name, filename)
        Counting().visit(tree)
        tree.set_environment(self)
        return tree

    def _long_number(self, source: str, name: str | None) -> int:
        tokens = self.lexer.tokeniter(source, name)
        long = (n for n, kind, text in tokens if kind == "integer" and text[DIGITS:])
        return next(long, 1)

    def select_template(
        self,
        names: Any,
        parent: str | None = None,
        globals: Any = None,  # noqa: A002
    ) -> Template:
        """Load the first template that is there, of a short list of names."""
        if isinstance(names, Undefined):
            names._fail_with_undefined_error()
        return super().select_template(checked_names(names), parent, globals)

    def get_or_select_template(
        self,
        template_name_or_list: Any,
        parent: str | None = None,
        globals: Any = None,  # noqa: A002
    ) -> Template:
        """Load a template, or the first that is there."""
        names = template_name_or_list
        if isinstance(names, str):
            return self.get_template(names, parent, globals)
        return self.select_template(names, parent, globals)

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
        template = super()._load_template(checked_name(name), globals)
        self.meter.write(self._lengths.get(name, 0))
        return template


def _always() -> bool:
    """Say that a template is as it was when it was loaded."""
    return True


class _Turns:
    """What is looped over; the time is looked at in each turn."""

    def __init__(self, values: Any, meter: Meter) -> None:
        self._values = values
        self._meter = meter

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[Any]:
        for value in self._values:
            self._meter.look()
            yield value


def _check_letters(text: str) -> None:
    """Refuse half a letter, which no file can have."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        sign = ord(text[error.start])
        raise SecurityError(f"it prints \\u{sign:04x}, which is no letter") from error


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
