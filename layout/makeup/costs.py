"""What makeup pays for: every tuned cost, with its unit, in one place.

Planning is a search for what costs least, so these numbers are the house's taste. They
come in four purses, one for each question that is asked with them; a point in one is
not a point in another:

    story    how is this story set in its rectangle? A point is a paragraph set one
             degree looser than it likes to be.
    page     how is this page cut? A point is about an open grid line across the page
             (`page.open_line` says how nearly).
    issue    which stories go on which page? In the points of `page`.
    advice   which remedy does the reader lose least by? In points of its own.

A search takes its costs as a value, so that a test can change one and see what moves
(`python -m tests.makeup.decisions` tells of the house's own).
"""

from dataclasses import dataclass

# Points once, for each time that it happens; and for each of what is counted.
Points = float
LinePoints = float
ColumnPoints = float
RankPoints = float
StoryPoints = float
WordPoints = float
SharePoints = float


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCosts:
    """What it costs to set a story in its rectangle."""

    # A paragraph's last line alone at a column's head.
    widow: Points = 500.0
    # Its first line alone at a column's foot.
    orphan: Points = 400.0
    # An initial whose lines do not all stand in its column: it would hang out below.
    hanging_initial: Points = 4000.0
    # A hyphen at a column's foot; at a jump's end twice that.
    foot_hyphen: Points = 250.0
    # A crosshead at a column's foot, or with too little of its copy below.
    stranded: Points = 1200.0
    # A column a line short is level with its neighbours: for each of them.
    short_line: Points = 4.0
    # A column two lines short is not level, and each line more is worse.
    uneven: Points = 1200.0
    uneven_line: LinePoints = 100.0
    # Copy without room.
    overset_line: LinePoints = 5000.0
    # A second line of white above a crosshead.
    air_line: LinePoints = 3.0
    # A jump's end within a quotation, and one that has a crosshead next.
    jump_in_quotation: Points = 60.0
    jump_at_crosshead: Points = 40.0
    # A crosshead that comes to stand at a column's head saves the white above it: what
    # that is reckoned to cost before anything is poured.
    crosshead_at_head: Points = 6.0
    # Pictures cropped by the whole of their depth; a tenth costs a tenth of it.
    crop: SharePoints = 15.0
    # The first picture wider or narrower than it would be.
    other_width: ColumnPoints = 10.0
    # Tables at the story's foot, not in their place in the copy.
    lifted_tables: Points = 8.0
    # A head set a size smaller, and each size more.
    smaller_head: Points = 12.0
    # A pull quote left out.
    quote_out: Points = 30.0
    # No line of white below the head, one, two, three: all of them together.
    below_head: tuple[Points, ...] = (0.0, 4.0, 12.0, 24.0)
    # White at the rectangle's foot; below the copy alone it leaves columns that are
    # shorter than a picture beside them.
    foot_line: LinePoints = 160.0
    below_copy_line: LinePoints = 200.0
    # A column of copy too short to read; a picture, table or box without room.
    short_leg: Points = 300.0
    lost_inset: Points = 20000.0
    # A part of a jump with fewer lines than it must have, and one with none.
    jump_lacking: LinePoints = 150.0
    empty_part: Points = 20000.0
    # A story's shapes promise nothing that costs more: a paragraph set looser, and
    # a whole way to set it.
    loose_enough: Points = 8.0
    dearest: Points = 45.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCosts:
    """What it costs to cut a page as it is cut."""

    # --- Where two pieces meet.

    # Side by side, for each line that their natural depths differ by.
    unequal_line: LinePoints = 0.12
    # A line that one falls short of the other, left open or filled.
    slack_line: LinePoints = 1.5
    # Heads of one size side by side; as deep as one another, too, they read as one.
    same_size: Points = 3.0
    tombstone: Points = 6.0
    # A piece that stands above one with a better story, while the page is cut.
    sinking: RankPoints = 2.5

    # --- The page as a whole.

    # A story right above a better one; larger than one.
    above: RankPoints = 1.5
    larger: RankPoints = 2.0
    # The page's best story not at its head; hardly larger than the next one.
    not_on_top: Points = 8.0
    undominated: Points = 3.0
    # Pictures of two stories with nothing between them; none that leads the others.
    touching: Points = 5.0
    equal_pictures: Points = 2.0
    # A field of mere type, for the share of the page that is grey beyond what may be.
    grey: SharePoints = 100.0
    # All stories over all columns, for each but the first; all of one other width.
    wall: StoryPoints = 5.0
    one_width: Points = 2.0
    # Two long columns of one story each, side by side: spaghetti.
    strands: Points = 6.0
    # What is left of a story from elsewhere: above the page's own, level with it at the
    # head, or with none beside it.
    rest_above: Points = 12.0
    rest_level: Points = 4.0
    only_rests: Points = 6.0
    # Facing pages that are cut alike; that have equally wide leads at one corner; that
    # are both grey.
    alike: Points = 3.0
    one_corner: Points = 1.5
    both_grey: Points = 4.0

    # --- A shape for its story.

    # Off the widths that suit its rank.
    off_width: ColumnPoints = 3.0
    # Over the whole page's width, by rank from 1 on: a wall, not a horizontal.
    whole_width: tuple[Points, ...] = (0.0, 0.8, 2.5, 5.0, 6.0)
    # A strip or a strand, for each doubling of what it is too long by.
    out_of_shape: Points = 5.0
    # A point that the story pays for another way than its best counts so much here.
    other_way: SharePoints = 0.12
    # A picture narrower than its article wishes.
    narrow_picture: ColumnPoints = 7.0
    # A line across a story that stays open beside a picture deeper than its copy.
    hole: LinePoints = 2.0
    # Legs shorter or longer than is read with ease.
    short_leg_line: LinePoints = 0.8
    long_leg_line: LinePoints = 0.25
    # A column of hardly any lines, and each that it lacks.
    scrap: Points = 3.0
    scrap_line: LinePoints = 0.8
    # A jump from the front page; from one inside, where a story is too long for a page.
    jump: Points = 12.0
    jump_inside: Points = 26.0
    # A brief left for another place, and leaving too few for a column there.
    brief_out: StoryPoints = 4.0
    stray_briefs: Points = 20.0

    # --- A depth for the cut.

    # Lines that the cut lacks; that it is off its natural depth; that stay open.
    lacking_line: LinePoints = 30.0
    unnatural_line: LinePoints = 0.15
    open_line: LinePoints = 2.5
    # A page that is closed with fillers, and each line of them.
    filled: Points = 3.0
    filled_line: LinePoints = 0.2
    # A cut made up in earnest: a point of its stories' fits counts so much here, and a
    # column of copy too short to read costs this.
    fit: SharePoints = 0.05
    short_column: Points = 4.0

    # --- What the page leaves to the pages to come.

    # More stories than its share of those to come, or fewer: for the square of it, but
    # no more than the most.
    off_share: Points = 1.2
    off_share_most: Points = 14.0
    # One story alone, where others could stand with it.
    alone: Points = 3.0
    # A section mixed in with another; a story of an earlier section left for it.
    mixed_section: Points = 9.0
    passed_section: StoryPoints = 20.0
    # The best story at hand left for a later page.
    left_better: RankPoints = 4.0
    # Rests of stories on the page: pages that have any are to be few.
    page_of_rests: Points = 5.0
    # A story with colour pictures on a page in black alone.
    printed_grey: StoryPoints = 25.0


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueCosts:
    """What it costs to give stories the pages that they are given."""

    # --- While the search is under way.

    # A story on no page.
    unplaced: StoryPoints = 400.0
    # A line across a page that the stories to come need and the rooms to come do not
    # have; one that there will be too much; one of a page without copy.
    crowded_line: LinePoints = 8.0
    bare_line: LinePoints = 1.0
    empty_line: LinePoints = 2.0
    # What is left of a story should follow soon: for each page since it began.
    waiting: Points = 2.5
    # A line that a jump's rest has too few.
    short_rest_line: LinePoints = 50.0
    # A story that the search left over, on a page of another section.
    elsewhere: Points = 15.0

    # --- What stories wish of a page.

    # A story on another page than it asks for, or not on that one.
    unwished: StoryPoints = 40.0
    # The front page without the issue's first story; with the lead alone; with a story
    # too many; with one of too low a rank; with one wider or higher than the lead.
    unled: Points = 200.0
    lonely_front: Points = 60.0
    crowded_front: StoryPoints = 12.0
    low_front: RankPoints = 8.0
    outdone: StoryPoints = 20.0
    # The masthead without the leader, or the leader without the masthead.
    apart: Points = 80.0
    # A colour page without any colour picture, where others have black alone.
    idle_colour: Points = 10.0
    # A section's first page without its best story; without a picture that it has.
    unfronted: Points = 12.0
    unpictured: Points = 6.0

    # --- Fillers below the copy.

    # A filler used; each place that it is away from its turn; a row of them.
    filler: Points = 1.0
    turn: Points = 0.1
    row: Points = 1.0
    # A line by which one is shallower than its row; a brief's further columns.
    uneven_row_line: LinePoints = 0.5
    wide_brief: ColumnPoints = 0.5
    # A filler on the front page: that page is for news.
    front_filler: Points = 12.0
    # Of bands of fillers those are cut in earnest that promise to cost no more than so
    # much beside the best.
    nearly: Points = 8.0

    # --- Flatplans weighed against each other, in lines of one column.

    # A point of wishes that are not fulfilled counts so many lines.
    wish_lines: SharePoints = 2.0
    # A line of fillers beyond what befits a page is half as bad as an open one.
    filler_line: LinePoints = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceCosts:
    """What a reader loses by a remedy."""

    # Words that an editor cuts; that somebody must write.
    word_less: WordPoints = 0.35
    word_more: WordPoints = 0.25
    # A border moved by lines; by a column.
    border: Points = 1.0
    border_column: Points = 2.0
    # A story in two parts, and each page to be turned.
    jump: Points = 12.0
    page_turned: Points = 0.2
    # A place where nothing stands, or a house advertisement less; under another story,
    # which is squeezed.
    place: Points = 1.0
    squeezed: Points = 2.0
    # A picture lost, and the story's first one: its face.
    picture_less: Points = 30.0
    first_picture_less: Points = 45.0
    # A picture set narrower; wider.
    picture_narrower: ColumnPoints = 5.0
    picture_wider: ColumnPoints = 2.0
    # A picture cropped closer, and each hundredth of its depth.
    crop: Points = 4.0
    crop_hundredth: Points = 0.5
    # A pull quote lost.
    quote_less: Points = 4.0
    # A sheet of pages more.
    sheet: Points = 20.0
    # Two stories that change places, and each rank that they stand off by.
    swap: Points = 5.0
    swap_rank: RankPoints = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """All costs of makeup."""

    story: StoryCosts = StoryCosts()
    page: PageCosts = PageCosts()
    issue: IssueCosts = IssueCosts()
    advice: AdviceCosts = AdviceCosts()


# The house's own.
COSTS = Costs()
