"""What of fontTools the renderer names and rarely calls: loaded when it is called."""


def subset_options(*arguments: object, **options: object) -> object:
    """Return what says how a font is to be cut down."""
    from fontTools.subset import Options

    return Options(*arguments, **options)


def subsetter(*arguments: object, **options: object) -> object:
    """Return what cuts a font down."""
    from fontTools.subset import Subsetter

    return Subsetter(*arguments, **options)


def instantiated(*arguments: object, **options: object) -> object:
    """Return a variable font at one place of its axes."""
    from fontTools.varLib.instancer import instantiateVariableFont

    return instantiateVariableFont(*arguments, **options)
