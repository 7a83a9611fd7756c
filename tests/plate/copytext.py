"""Copy for hand-made pages: enough words of different shapes to fill any column."""

WORDS = (
    "The county has found the money for the bridge at last, and with it the worst "
    "possible month. From the first Monday of March nothing heavier than a bicycle "
    "will cross at Alderbeck for nine weeks; after that, engineers say, the arches "
    "ought to outlive everybody who complained about the diversion. Nobody asked the "
    "baker, whose flour arrives from the other bank at half past four each morning, "
    "nor the schoolchildren who walk 1,400 metres to catch a bus that is itself to be "
    "rerouted through Nether Hollin. “We were told in a letter,” said one shopkeeper, "
    "“and the letter was addressed to the previous owner.” Councillors voted eleven to "
    "three in favour, with notwithstanding reservations about compensation, temporary "
    "footbridges and the responsibilities of the contractor. "
)
