"""Templates that do what none may: ways out that were found in Jinja, and bombs.

`OUT` has ways to a module, a file or a process. They name a canary by `%(canary)s`.
`BOMBS` take all the time or memory there is. `BROKEN` end in an error of the language.
"""

_GLOBALS = "__init__.__globals__"
_OPEN = "open('%(canary)s', 'w').write('x')"
_RUN = "os.system('echo x > %(canary)s')"

OUT = {
    "class": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "class by item": "{{ ''['__class__']['__mro__'][1]['__subclasses__']() }}",
    "class by attr": "{{ ''|attr('__class__') }}",
    "class by map": "{{ ['']|map(attribute='__class__')|list }}",
    "class by groupby": "{{ ['']|groupby('__class__')|list }}",
    "class by sort": "{{ ['', '']|sort(attribute='__class__') }}",
    "class by sum": "{{ ['']|sum(attribute='__class__') }}",
    "class by join": "{{ ['']|join(attribute='__class__') }}",
    "class by select": "{{ ['']|selectattr('__class__')|list }}",
    "class by concatenation": "{{ ''['__cla' ~ 'ss__'] }}",
    "class by escape": "{{ ''['\\x5f\\x5fclass\\x5f\\x5f'] }}",
    "class by reverse": "{{ ''['__ssalc__'|reverse] }}",
    "class of a number": "{{ (1).__class__ }}",
    "class of a list": "{{ [].__class__.__base__ }}",
    "class of a table": "{{ {}.__class__.mro() }}",
    "class of none": "{{ none.__class__ }}",
    "mro": "{{ issue.__class__.mro() }}",
    "format": "{{ '{0.__class__}'.format(issue) }}",
    "format of a key": "{{ '{x.folder}'.format(x=issue) }}",
    "format_map": "{{ '{x.__init__.__globals__}'.format_map({'x': issue}) }}",
    "format kept": "{% set f = '{0.__class__}'.format %}{{ f(issue) }}",
    "format by item": "{{ ''['format'] }}",
    "format by attr": "{{ ('{0.__class__}'|attr('format'))(issue) }}",
    "format marked safe": "{{ ('{0.__class__}'|safe).format(issue) }}",
    "format filter": "{{ '%%s'|format(issue) }}",
    "percent": "{{ '%%s' %% issue }}",
    "cycler": "{{ cycler." + _GLOBALS + "." + _RUN + " }}",
    "joiner": "{{ joiner." + _GLOBALS + "." + _RUN + " }}",
    "namespace": "{{ namespace." + _GLOBALS + "." + _RUN + " }}",
    "lipsum": "{{ lipsum.__globals__." + _RUN + " }}",
    "lipsum by item": "{{ lipsum['__globals__']['os']['popen']('id').read() }}",
    "dict": "{{ dict.__base__.__subclasses__() }}",
    "range": "{{ range.__class__ }}",
    "self": "{{ self.__init__.__globals__ }}",
    "self's context": "{{ self._TemplateReference__context }}",
    "self by item": "{{ self['_TemplateReference__context'] }}",
    "self of a block": "{% block a %}{{ self.a.__func__ }}{% endblock %}",
    "block's context": "{% block a %}{{ self.a._context }}{% endblock %}",
    "block's stack": "{% block a %}{{ self.a._stack }}{% endblock %}",
    "super": "{% block a %}{{ super.__globals__ }}{% endblock %}",
    "loop": "{% for x in [1] %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "loop's iterator": "{% for x in [1] %}{{ loop._iterator }}{% endfor %}",
    "loop's undefined": "{% for x in [1] %}{{ loop._undefined }}{% endfor %}",
    "loop's method": "{% for x in [1] %}{{ loop.cycle.__func__ }}{% endfor %}",
    "loop's class": "{% for x in [1] %}{{ loop['__class__'] }}{% endfor %}",
    "macro": "{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}",
    "macro's environment": "{% macro m() %}{% endmacro %}{{ m._environment }}",
    "macro by item": "{% macro m() %}{% endmacro %}{{ m['__class__'] }}",
    "macro printed": "{% macro m() %}{% endmacro %}{{ m }}",
    "caller": (
        "{% macro m() %}{{ caller._func }}{% endmacro %}{% call m() %}{% endcall %}"
    ),
    "caller's globals": (
        "{% macro m() %}{{ caller.__call__.__globals__ }}{% endmacro %}"
        "{% call m() %}{% endcall %}"
    ),
    "varargs": "{% macro m() %}{{ varargs.__class__ }}{% endmacro %}{{ m(1) }}",
    "kwargs": "{% macro m() %}{{ kwargs.pop('a') }}{% endmacro %}{{ m(a=1) }}",
    "generator": "{{ ([1]|select).gi_frame.f_globals }}",
    "generator of map": "{{ ([1]|map('string')).gi_code }}",
    "undefined": "{{ nothing.__init__.__globals__ }}",
    "undefined of a condition": "{{ ('a' if false).__class__ }}",
    "method": "{{ ''.upper.__self__ }}",
    "method's module": "{{ {}.get.__module__ }}",
    "request": "{{ request.application.__globals__ }}",
    "config": "{{ config.items() }}",
    "get_flashed_messages": "{{ get_flashed_messages.__globals__ }}",
    "url_for": "{{ url_for.__globals__ }}",
    "environment": "{{ environment.loader }}",
    "context": "{{ context.environment }}",
    "builtins": "{{ __builtins__.open('%(canary)s').read() }}",
    "import": "{{ __import__('os')." + _RUN[3:] + " }}",
    "open": "{{ " + _OPEN + " }}",
    "exec": "{{ exec('import os') }}",
    "debug": "{% debug %}",
    "do": "{% do [].append(1) %}",
    "import's module": (
        "{% import 'pieces.html.j2' as p with context %}{{ p.__class__ }}"
    ),
    "import's stream": (
        "{% import 'pieces.html.j2' as p with context %}{{ p._body_stream }}"
    ),
    "include a file": "{% include '%(canary)s' %}",
    "include above": "{% include '../../paper.toml' %}",
    "include what is no template": "{% include 'style.toml/../style.toml' %}",
    "import a file": "{% import '%(canary)s' as c %}",
    "extend a file": "{% extends '%(canary)s' %}",
    "folder": "{{ issue.folder }}",
    "folder of the paper": "{{ publication.folder }}",
    "its path": "{{ ad.path.read_text() }}",
    "path above": "{{ ad.path.parent }}",
    "method of ours": "{{ publication.home_of('/') }}",
    "whole object": "{{ issue }}",
    "object in a text": "{{ 'a' ~ issue }}",
    "objects joined": "{{ [issue]|join }}",
    "object as a text": "{{ issue|string }}",
    "object replaced": "{{ 'a'|replace('a', issue) }}",
    "list printed": "{{ [issue] }}",
    "date's format": "{{ issue.date.strftime('%%1000000000d') }}",
    "date's class": "{{ issue.date.today() }}",
    "date by replace": "{{ issue.date.replace(year=1) }}",
    "list changed": "{{ [].append(1) }}",
    "table changed": "{{ style_words.update({'page': 'x'}) }}",
    "table's clear": "{{ {}.clear() }}",
    "table copied": "{{ {}.copy() }}",
    "join as a method": "{{ ','.join(['a']) }}",
    "encode": "{{ 'a'.encode('rot13') }}",
    "translate": "{{ 'a'.translate({97: 'b' }) }}",
    "attribute set": "{% set issue.name = 'x' %}",
    "name with an underscore": "{{ issue._name }}",
    "class called": "{{ issue.date.__class__(1, 1, 1) }}",
    "complex": "{{ ((-8) ** 0.5).conjugate() }}",
    "code in a name": "{% include 'a\\nimport os' %}",
    "code in a keyword": "{% macro m(a) %}{% endmacro %}{{ m(**{'a):pass#': 1}) }}",
    "code in an attribute": "{{ issue['x\\'+open(\\'%(canary)s\\')+\\''] }}",
    "context as a name": "{% set context = 1 %}{{ environment }}{{ context.vars }}",
}

# More parts than a template may have; two bombs have many more.
_PARTS = 7000
_MANY = "{% for a in range(100000) %}"
_END = "{% endfor %}"
_NEST = "{% for a in range(100) %}"

BOMBS = {
    "power": "{{ 9 ** 9 ** 9 }}",
    "large power": "{{ (10 ** 60) ** 60 }}",
    "powers in turn": "{{ ((((9 ** 9) ** 9) ** 9) ** 9) ** 9 }}",
    "factors": "{{ " + " * ".join(["9999999999"] * 200) + " }}",
    "text times": "{{ 'a' * 1000000000 }}",
    "list times": "{{ [1] * 1000000000 }}",
    "times a text": "{{ 1000000000 * 'a' }}",
    "percent": "{{ '%%1000000000d' %% 1 }}",
    "percent by star": "{{ '%%*d' %% (1000000000, 1) }}",
    "center": "{{ 'a'|center(1000000000) }}",
    "indent": "{{ 'a\\nb'|indent(1000000000) }}",
    "method center": "{{ 'a'.center(1000000000) }}",
    "method ljust": "{{ 'a'.ljust(1000000000) }}",
    "method zfill": "{{ 'a'.zfill(1000000000) }}",
    "method expandtabs": "{{ '\\t'.expandtabs(1000000000) }}",
    "format width": "{{ '{:1000000000}'.format(1) }}",
    "f in format": "{{ '%%f'|format(1e300) * 1000000 }}",
    "lipsum": "{{ lipsum(n=100000000) }}",
    "range": "{{ range(1000000000)|list|length }}",
    "range beyond": "{{ range(10 ** 18)|list }}",
    "long loop": "{% for a in range(1000000000) %}{% endfor %}",
    "loops in loops": _NEST * 6 + _END * 6,
    "loops that write": _MANY + "x" * 1000 + _END,
    "loops that print": (
        "{% set x = 'x' * 1 if false else '"
        + "x" * 5000
        + "' %}"
        + _MANY
        + "{{ x }}"
        + _END
    ),
    "loops in a kept block": "{% set x %}" + _MANY + "y" * 1000 + _END + "{% endset %}",
    "loop over characters": (
        "{% set x = '" + "x" * 20000 + "' %}"
        "{% for a in x %}{% for b in x %}{% endfor %}{% endfor %}"
    ),
    "recursive loop": ("{% for a in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}"),
    "recursive loop that is not deep": (
        "{% for a in range(30) recursive %}"
        "{{ loop(range(30)) if loop.depth < 6 }}{% endfor %}"
    ),
    "macro calls itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "macro calls itself twice": (
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}"
        "{% endmacro %}"
        "{{ m(60) }}"
    ),
    "macro doubles": (
        "{% macro m(x, n) %}{{ m(x ~ x, n - 1) if n else x }}{% endmacro %}"
        "{{ m('aaaaaaaaaa', 60) }}"
    ),
    "macro adds": (
        "{% macro m(x, n) %}{{ m(x + x, n - 1) if n else x }}{% endmacro %}"
        "{{ m('aaaaaaaaaa', 60) }}"
    ),
    "macro adds lists": (
        "{% macro m(x, n) %}{{ m(x + x, n - 1) if n else x|length }}{% endmacro %}"
        "{{ m([1, 2, 3], 60) }}"
    ),
    "macro joins": (
        "{% macro m(x, n) %}{{ m([x, x]|join, n - 1) if n else x }}{% endmacro %}"
        "{{ m('aaaaaaaaaa', 60) }}"
    ),
    "macro replaces": (
        "{% macro m(x, n) %}{{ m(x|replace('a', x), n - 1) if n else x }}{% endmacro %}"
        "{{ m('aaaaaaaaaa', 60) }}"
    ),
    "macro escapes": (
        "{% macro m(x, n) %}{{ m((x|escape) ~ '', n - 1) if n }}{{ x }}{% endmacro %}"
        "{{ m('&' * 1 if false else '" + "&" * 9000 + "', 900) }}"
    ),
    "macro writes twice": (
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% else %}"
        + "x" * 1000
        + "{% endif %}{% endmacro %}{{ m(16) }}"
    ),
    "caller calls": (
        "{% macro m() %}{{ caller() }}{{ caller() }}{% endmacro %}"
        + "{% call m() %}" * 40
        + "x"
        + "{% endcall %}" * 40
    ),
    "doubled by blocks": (
        "{% set x = 'aaaaaaaaaa' %}"
        + "{% set x %}{{ x }}{{ x }}{% endset %}" * 60
        + "{{ x }}"
    ),
    "doubled by tilde": (
        "{% set x = 'aaaaaaaaaa' %}" + "{% set x = x ~ x %}" * 60 + "{{ x }}"
    ),
    "doubled by plus": (
        "{% set x = 'aaaaaaaaaa' %}" + "{% set x = x + x %}" * 60 + "{{ x }}"
    ),
    "doubled numbers": "{% set x = 9 %}" + "{% set x = x * x %}" * 60 + "{{ x }}",
    "kept slices": (
        "{% set x = 'aaaaaaaaaa' %}"
        + "{% set x = x ~ x %}" * 17
        + "{% for a in range(1000) %}{% set y = ["
        + "x[1:], " * 100
        + "] %}{% endfor %}"
    ),
    "kept capitals": (
        "{% set x = 'aaaaaaaaaa' %}"
        + "{% set x = x ~ x %}" * 17
        + "{% set y = ["
        + "x|upper, " * 1000
        + "] %}"
    ),
    "block within itself": "{% block a %}{{ self.a() }}{% endblock %}",
    "block twice within itself": (
        "{% block a %}{{ self.a() }}{{ self.a() }}{% endblock %}"
    ),
    "brackets": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "square brackets": "{{ " + "[" * 30000,
    "curly brackets": "{{ " + "{1:" * 30000,
    "nots": "{{ " + "not " * _PARTS + "1 }}",
    "minuses": "{{ " + "- " * _PARTS + "1 }}",
    "conditions": "{{ " + "1 if 1 else " * _PARTS + "1 }}",
    "powers without end": "{{ " + "1 ** " * _PARTS + "1 }}",
    "sums without end": "{{ " + "1 + " * _PARTS + "1 }}",
    "tildes without end": "{{ " + "1 ~ " * 90000 + "1 }}",
    "ands without end": "{{ " + "1 and " * _PARTS + "1 }}",
    "filters without end": "{{ 1" + "|abs" * _PARTS + " }}",
    "points without end": "{{ issue" + ".date" * _PARTS + " }}",
    "items without end": "{{ issue" + "[0]" * _PARTS + " }}",
    "calls without end": "{{ issue" + "()" * _PARTS + " }}",
    "ifs in ifs": "{% if 1 %}" * 3000 + "{% endif %}" * 3000,
    "fors in fors": "{% for a in [1] %}" * 60 + _END * 60,
    "blocks in blocks": "".join(f"{{% block b{n} %}}" for n in range(3000)),
    "elifs": "{% if 1 %}" + "{% elif 1 %}" * _PARTS + "{% endif %}",
    "many tags": "{{ 1 }}" * 60000,
    "many names": "".join(f"{{% set a{n} = 1 %}}" for n in range(_PARTS)),
    "many macros": "".join(
        f"{{% macro a{n}() %}}{{% endmacro %}}" for n in range(_PARTS)
    ),
    "open tags": "{%" * 100000,
    "open comments": "{#" * 100000,
    "open values": "{{" * 100000,
    "raw in raw": "{% raw %}" * 30000,
    "open text": "{{ '" + "\\" * 100000,
    "long number": "{{ " + "9" * 100000 + " }}",
    "long broken number": "{{ " + "1_" * 50000 + " }}",
    "long name": "{{ " + "a" * 200000 + " }}",
    "spaces": "{{ 1" + " " * 200000 + "x y }}",
    "line ends": "\n" * 200000 + "{{ 1 ** 'a' }}",
    "dashes": "{%- " + "-" * 100000 + " %}",
    "a large table": "{% set x = {" + "1: 1, " * _PARTS + "} %}{{ x }}",
}

BROKEN = {
    "division": "{{ 1 / 0 }}",
    "rest": "{{ 1 % 0 }}",
    "types": "{{ 'a' + 1 }}",
    "types of a test": "{{ 'a' < 1 }}",
    "filter on another type": "{{ 'a'|pt }}",
    "filter with too much": "{{ 'a'|upper(1, 2, 3) }}",
    "filter that is none": "{{ 'a'|nothing }}",
    "test that is none": "{{ 1 is nothing }}",
    "digits": "{{ 1.5|round(1000000000) }}",
    "float": "{{ 1e400|int }}",
    "call of a text": "{{ 'a'() }}",
    "loop over a number": "{% for a in 1 %}{% endfor %}",
    "loop over nothing": "{% for a in nothing %}{% endfor %}",
    "loop over an object": "{% for a in issue %}{% endfor %}",
    "unpacked": "{% for a, b in [1] %}{% endfor %}",
    "unpacked wrongly": "{% set a, b = 1, 2, 3 %}",
    "argument": "{% macro m(a) %}{% endmacro %}{{ m(1, 2, 3) }}",
    "argument twice": "{% macro m(a) %}{% endmacro %}{{ m(1, a=2) }}",
    "key": "{{ {[1]: 2} }}",
    "no template": "{% include 'nothing.html.j2' %}",
    "name of a template": "{% include issue %}",
    "open tag": "{% if %}",
    "open block": "{% if 1 %}",
    "end without": "{% endif %}",
    "tag that is none": "{% nothing %}",
    "translation": "{% trans %}a{% endtrans %}",
    "break": "{% for a in [1] %}{% break %}{% endfor %}",
    "no name": "{{ nobody }}",
    "no field": "{{ issue.nothing }}",
    "no item": "{{ [][1] }}",
    "no text": "{{ ('a' ~ 1)[5] }}",
}
