"""What makeup stops at: every tuned bound, with its unit, in one place.

Some bounds are taste (a column of fewer lines is hardly one), some are patience (so
many cuts are tried, the best first). Costs stand in `costs`; what is a definition, as
the white between two stories, stands where it is defined.
"""

from dataclasses import dataclass

# Units: grid lines, columns, numbers of things, shares of a whole, ranks (1 is best).
Lines = int
Columns = int
Count = int
Words = int
Share = float
Rank = int


@dataclass(frozen=True, slots=True, kw_only=True)
class Widths:
    """The widths in columns that suit a story, from the least to the most."""

    least: Columns
    most: Columns


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryBounds:
    """How far a story may be stretched, and how long it is tried."""

    # A crop may take a picture down to this share of its depth, or up to that.
    crop_least: Share = 0.66
    crop_most: Share = 1.3
    # Pixels that a photograph has for each column at least: more than a hundred an inch
    # are left if it is made as deep as it may be, and its sides are cropped.
    pixels_a_column: Count = 300
    # A fact box deeper than this is set over two columns, where there are four.
    long_box: Lines = 26
    # A column of fewer lines is not worth the jump of the eye (the check `short-leg`).
    shortest_leg: Lines = 6
    # A jump leaves at least so many lines of copy, and takes as many.
    jump_lines: Lines = 6
    # A column may end so many lines above its foot to avoid something worse.
    give: Lines = 1
    # Lines of copy that follow a crosshead in its column.
    after_crosshead: Lines = 2
    # What is kept with the next is broken only if it has more lines than this, and then
    # so many of them go over at least.
    headlike: Lines = 3
    carried: Lines = 2
    # Ways to a place that are kept while copy is poured; the rest never win in the end.
    ways: Count = 60
    # Heads that are tried, the best first.
    heads: Count = 4
    # How far all pictures are cropped alike: -1 is as shallow as can be, 1 as deep.
    crops: tuple[Share, ...] = (-1.0, -0.75, -0.5, -0.25, 0.25, 0.5, 0.75, 1.0)
    # Rungs of the ladder that are poured; and so many while a line stands where it
    # hurts.
    poured: Count = 12
    patience: Count = 40
    # The crops at which a story's shapes are measured.
    measured_crops: tuple[Share, ...] = (-1.0, -0.5, 0.0, 0.5, 1.0)
    # Lines of room that a story with pictures has to choose from, and lines of white
    # below its head that its shapes reckon with.
    choice: Lines = 2
    white: Lines = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBounds:
    """What a page may be like, and how many ways to cut it are tried."""

    # Of each set of stories and width so many cuts are kept for joining, the cheapest;
    # of those over the whole page, that may become pages, so many more.
    kept: Count = 3
    kept_whole: Count = 12
    # Subsets of stories, and rooms, whose cuts are remembered: more would only be
    # memory.
    known: Count = 20_000
    known_rooms: Count = 2_000
    # Lines that a story may fall short of its neighbour's depth; left open or filled.
    slack: Lines = 1
    # Stories of a page: more would be a page of scraps.
    stories: Count = 8
    # Cuts that are made up in earnest before one is chosen.
    tried: Count = 5
    # Sets of stories that are handed on for a page; for page one more, since few of its
    # cuts have just a lead and its seconds.
    sets: Count = 12
    sets_front: Count = 40
    # Cuts that are judged for each of them at the most, and of one set.
    judged: Count = 3
    judged_set: Count = 8
    # Stories that a page must take may need so many lines more than it has.
    over: Lines = 8
    # Fillers are at least so deep, with the white above them.
    least_fill: Lines = 9
    # Takes that a page chooses from; those of them that may be rests of stories; those
    # that come from the list's head, the others evenly from all of it.
    reach: Count = 9
    rests: Count = 3
    first: Count = 3
    # Stories of earlier sections that are paid for when they are passed over.
    passed: Count = 3
    # A story may exceed a better one by this share before anyone sees it.
    excess: Share = 1.15
    # The best story has at least this share of the next one's area.
    dominance: Share = 1.6
    # Heads whose sizes differ by less look the same across a gutter (the check
    # `tombstone`).
    same_head: Share = 0.15
    # Lines that two pictures stand level for, to be seen as touching.
    touching: Lines = 3
    # The largest picture has at least this share of the next one's area.
    leading_picture: Share = 1.5
    # A field of type that takes this share of a page begins to be grey; a head of this
    # size (points) is a picture of itself.
    grey: Share = 0.42
    big_head: float = 36.0
    # Two columns side by side deeper than this are strands.
    strand: Lines = 45
    # The widths that suit a rank, from rank 1 on.
    suits: tuple[Widths, ...] = (
        Widths(least=3, most=5),
        Widths(least=3, most=5),
        Widths(least=2, most=4),
        Widths(least=1, most=3),
        Widths(least=1, most=2),
    )
    # A column with its gutter is as wide as so many lines are deep.
    column_lines: float = 14.5
    # Width to depth outside of which a shape is a strand or a strip; a column all alone
    # may be deeper.
    tallest: Share = 0.6
    tallest_column: Share = 0.32
    widest: Share = 3.0
    # Legs shorter or longer than these are tiring.
    short_leg: Lines = 8
    long_leg: Lines = 55
    # A story deeper than this over all columns is too long for one page.
    pageful: Lines = 88
    # The shares of the copy that a jump's first part holds at least, by nature and at
    # most; and the lines that it leaves at least.
    first_part: tuple[Share, Share, Share] = (0.2, 0.5, 0.75)
    left: Lines = 24
    # A continuation may be so much deeper than its lines, and has so many more than
    # were reckoned: columns lose some at their feet.
    rest_play: Lines = 1
    rest_spare: Lines = 2
    # What is left of a story stands below all others.
    rest_rank: Rank = 6
    # Letters of a block: more make a second one. A letter is set so wide at most, and
    # so many ways of each width are handed on, the cheapest.
    letters: Count = 5
    letter_width: Columns = 2
    letter_ways: Count = 4
    # Briefs of a column: more, of one section, make a second one. Which stories may be
    # one; lines that it may have more than it needs.
    briefs: Count = 8
    brief_rank: Rank = 5
    brief_play: Lines = 1
    # A tinted box may be so much deeper than its words; where it ranks.
    box_play: Lines = 3
    box_rank: Rank = 5
    # White of fewer lines is no room for a story.
    room: Lines = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueBounds:
    """How an issue is filled, and how many flatplans are kept in sight."""

    # Unfinished flatplans that are kept; where they lead nowhere, so many; choices that
    # are tried for a room of each.
    beam: Count = 6
    # Stories parted in two to cut pages, before the first good way is taken for each
    # (see `effort`): a page takes ten thousand at the most.
    steps: Count = 6_000_000
    # Takes to come that a room may look at; more wait their turn, but for those that
    # wish for a page. So a room costs the same in a thin issue and in a thick one.
    in_sight: Count = 120
    # A story with more copy than so many pages hold has pages of its own.
    serial: Share = 1.8
    # Stories left over that are tried on every page.
    squeezed: Count = 24
    wide_beam: Count = 18
    # Issues of more rooms are not searched again as a whole: for each story left over
    # so many of them at most, and so many at least, are filled anew with it.
    wide_rooms: Count = 24
    refilled: Count = 12
    choices: Count = 10
    # Stories at their shallowest fill this share of their pages: whites take the rest.
    fullness: Share = 0.93
    # Fillers take this share of a page at most, reckoned in steps; beyond that one it
    # looks empty.
    fillers: Share = 0.45
    filler_step: Lines = 8
    filled: Share = 0.3
    # Of the library so much can be counted on: not everything goes with everything.
    usable: Share = 0.8
    # So few stories without a place are worth a longer search.
    few: Count = 3
    # Of an issue with no more stories to place, several flatplans are made up.
    small: Count = 30
    # An issue that would go on its front page, so many times over, has no pointers.
    fronts: Share = 1.5
    # The front page has the lead and one or two seconds, of this rank or better.
    front_stories: Count = 3
    front_rank: Rank = 3
    # Opinion of this rank or lower is set with the letters; so few are none.
    letter_rank: Rank = 4
    fewest_letters: Count = 2
    # The widths that the masthead may have.
    masthead_widths: tuple[Columns, ...] = (1, 2)
    # Advertisements whose depths differ by no more (millimetres) share a row; a story
    # beside them may leave so many lines of it open.
    same_depth: float = 5.0
    beside: Lines = 3
    # Fillers next in turn that are tried together; rows of a band; bands, and rows, of
    # one depth that are kept.
    window: Count = 16
    rows: Count = 4
    bands: Count = 3
    alike_rows: Count = 6
    # In a row one may be so much shallower; a brief is set so wide at most.
    row_slack: Lines = 1
    brief_width: Columns = 3
    # Bands that are cut in earnest with the copy above them.
    tried_bands: Count = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceBounds:
    """How many remedies are tried and told, and what they leave."""

    # Remedies of a story that are told; faults of one that are told with its place.
    told: Count = 4
    told_faults: Count = 2
    # With more stories on no page the copy is far too much for any single remedy.
    unplaced: Count = 6
    # Rounds in which the planner mends its own pages; more are beyond mending.
    rounds: Count = 12
    # Cuts: paragraphs tried; corrections of a guess; what a paragraph and a story keep;
    # fewer words left of a paragraph go with it; words more than the least with which
    # it may be all one where they are cut.
    paragraphs: Count = 3
    corrections: Count = 3
    paragraph_keeps: Lines = 2
    story_keeps: Words = 8
    scrap: Words = 4
    cut_leeway: Words = 4
    # A cut in the middle leaves the words by which a paragraph is found; it is named by
    # so many.
    opening: Words = 3
    begins: Words = 3
    # Additions: nobody writes more; words more than the least with which it may be all
    # one what they are; and it must be all one whether there are so many more.
    written: Words = 600
    added_leeway: Words = 8
    added_more: Words = 2
    # Borders: lines more than seem needed; rows of a drawing; what a neighbour keeps.
    border_more: Lines = 3
    border_rows: Count = 3
    neighbour_keeps: Lines = 10
    # Jumps: openings tried, each so much deeper at most; what a giver keeps.
    jumps: Count = 5
    jump_deeper: Lines = 4
    giver_keeps: Lines = 12
    # Places: openings tried, each so much deeper at most; the share of itself that a
    # story keeps.
    places: Count = 4
    place_deeper: Lines = 3
    place_keeps: Share = 0.5
    # Crops in hundredths of a picture's depth: the first guess, and the most; width to
    # depth of the flattest; pixels an inch below which the press refuses it.
    crop_guess: Count = 12
    crop_most: Count = 45
    flattest: Share = 3.0
    pixels_an_inch: Count = 100
    # Swaps: ranks that partners are apart at most; share that their sizes differ by;
    # partners tried.
    ranks_apart: Count = 1
    unlike: Share = 0.15
    partners: Count = 4
    # Sheets more that are tried; the first step away from a guess.
    sheets: Count = 3
    step: Count = 4
    # A line of copy has about so many words; a house advertisement is often so deep.
    words_a_line: Words = 6
    house_lines: Lines = 20
    # Points that a cell's type may stick out without anyone seeing it.
    cell_slack: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """All bounds of makeup."""

    story: StoryBounds = StoryBounds()
    page: PageBounds = PageBounds()
    issue: IssueBounds = IssueBounds()
    advice: AdviceBounds = AdviceBounds()


# The house's own.
BOUNDS = Bounds()
