"""Sentences for the public, by what they are said of: eight for each, so that a session of eight turns hears none twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

GIVING: Final = (
    "We would welcome a step in return.",
    "It is meant as a step down, and it can be checked.",
    "We begin, so that others can follow.",
    "It costs us something, and calm is worth that.",
    "Whoever wants the same will find us at the table.",
    "We hope that it is answered in kind.",
    "It can be the first of several steps.",
    "We offer it without conditions today.",
)
"""Of a step down, said to be one."""
PLAYED_DOWN: Final = (
    "It is a precaution and no more.",
    "No neighbour has reason to be worried by it.",
    "It changes nothing for anybody who means no harm.",
    "Every state does as much in such weeks.",
    "We see no reason to make more of it than it is.",
    "It serves our own order at home.",
    "It is limited in scope and in time.",
    "We ask that it be taken for what it is.",
)
"""Of a step that is to be taken for less than it looks."""
IN_THE_OPEN: Final = (
    "We do it in the open, for everybody to see.",
    "There is no more behind it than what it says.",
    "Facts calm better than rumours do.",
    "Anybody may check it.",
    "We have nothing to hide, and we expect the same of others.",
    "Questions about it will be answered.",
    "It is said once and clearly, so that nobody has to guess.",
    "What is known helps everybody, on every side.",
)
"""Of what changes little and is not meant to frighten."""
FIRM: Final = (
    "It protects our people and threatens nobody.",
    "Nobody should mistake it for more, or for less.",
    "We want no quarrel, and we are not to be pushed.",
    "Our resolve should be doubted by nobody.",
    "We know what we owe our people, and act on it.",
    "It is not a threat, and it is not weakness.",
    "We say it in good time, so that nobody miscalculates.",
    "Whoever leaves us in peace has nothing to fear from us.",
)
"""Of standing up for oneself."""
PRESSING: Final = (
    "It ends when its cause ends.",
    "How long it lasts does not depend on us alone.",
    "We can go on with this, and we can stop.",
    "What was done to us has a price.",
    "Those whom it is for know what would change our mind.",
    "We shall not take it back for words alone.",
    "Patience has been tried long enough.",
    "Those who caused it can end it.",
)
"""Of pressure, said to be some."""
AGAIN: Final = (
    "We go on as we have begun.",
    "We do again what we have done before, and for the same reason.",
    "Our course has not changed, and we do not hide it.",
    "We stay with what we have started.",
    "What was right before is right today.",
    "We do it once more, and say so before anybody asks.",
    "Nobody should be surprised: we do what we have done before.",
    "What we began, we see through.",
)
"""Of what was done before."""
CALM: Final = (
    "We see no cause for alarm today and give none.",
    "Whoever wants to talk will find us ready.",
    "We follow events closely and are in no hurry.",
    "Our line has not changed.",
    "We stay with what can be shown, and leave the rumours to others.",
    "Our door is open, and so are our eyes.",
    "There is time to settle this between reasonable people.",
    "We keep our word and expect the same of others.",
)
"""Of a crisis that is not high."""
GRAVE: Final = (
    "This has gone far enough. We keep our heads and expect the others to keep theirs.",
    "We want no clash, and we shall not be drawn into one by accident.",
    "We ask everybody to say plainly what they are doing before somebody guesses.",
    "There is still time to step back, and we say so to all sides.",
    "Our forces have clear orders: nobody fires because somebody was nervous.",
    "The days are serious. We weigh each step, and ask others to do so.",
    "Nobody can win what is being risked here.",
    "We are ready to talk today, and we are ready for what must be faced if nobody does.",
)
"""Of a crisis that has climbed."""
DONE: Final = (
    "We have taken a decision, and we stand by it.",
    "What we do today was weighed with care.",
    "Everybody will see today what we have decided.",
    "We have ordered what we hold to be necessary.",
    "Our decision of today is known by now.",
    "What we have ordered is no secret.",
    "We act today, and we have told our people so.",
    "We answer for what we do today.",
)
"""Of a deed about which nothing is written; what it is meant as follows."""
NOTED: Final = (
    "We have seen what was done, and draw our conclusions calmly.",
    "We ask what the last steps of others are meant to achieve.",
    "What was done in the last days does not help, and it does not frighten us.",
    "We take note of what others have done, and shall not be hurried.",
    "After the last days we would have wished for another signal.",
    "Steps like the last ones are seen here for what they do.",
    "What others have done will not change our decisions.",
    "We expect an explanation of what has been done.",
)
"""Of what others did that was hard."""
WELCOMED: Final = (
    "We have noticed what was done, and we welcome it.",
    "What others have done is a step in the right direction.",
    "We shall look closely whether more deeds follow, and hope so.",
    "There was a sign of good sense in the last days.",
    "We can work with what was done in the last days.",
    "We take the last step as it is offered.",
    "A step was taken that deserves a sober answer, and will get one.",
    "More of what was done in the last days would do every side good.",
)
"""Of what others did that calmed things."""
INCIDENT: Final[Mapping[str, tuple[str, ...]]] = {
    "meant": (
        "What happened does not look like an accident to us, and we ask for an answer.",
        "Somebody gave an order for what happened. We want to know who.",
        "What we have seen does not happen by itself.",
        "The incident will have to be explained, and not by us.",
        "We do not believe that it happened by chance, and we say so.",
        "There was a hand behind the incident. We shall not pretend otherwise.",
        "An error would have been admitted by now. We wait for a word.",
        "We know the difference between a mishap and an order.",
    ),
    "slip": (
        "What happened looks like an accident to us, and should be treated as one.",
        "Mishaps happen when so many forces move so close to each other. They should stay mishaps.",
        "We see no intent behind the incident and shall not invent one.",
        "The incident is being looked into. Until then nobody should draw conclusions from it.",
        "Tired people make mistakes. We take it for one.",
        "It was an error, as far as we can see, and errors can be put right.",
        "We make no more of the incident than it was.",
        "Not every spark is lit on purpose. This one was not, to our knowledge.",
    ),
    "others": (
        "There are those who gain from a quarrel between us. We shall not do them the favour.",
        "Not everything that happens at a border is done by a government.",
        "The incident may be the work of people who want us to quarrel.",
        "Whoever is behind the incident, it should not be allowed to set the pace.",
        "We look for those who did it where nobody wears a uniform.",
        "A third hand would be pleased if we blamed each other. We do not.",
        "We do not hold our neighbours to account for what others have done.",
        "Someone wants us to lose our heads over this. We keep them.",
    ),
    "": (
        "What happened has to be cleared up before anybody draws conclusions from it.",
        "The incident needs an inquiry, not a verdict.",
        "We want to know what happened before we say what it means.",
        "First the facts of the incident, then the judgement.",
        "We do not know yet what was behind it, and nobody should say that he does.",
        "Our experts are at work on the incident. We shall say what they find.",
        "There is more than one explanation, and we rule none of them out.",
        "We ask for patience until it is known what happened.",
    ),
}
"""Of the turn's incident, by what the speaker takes it for; the words that follow differ from turn to turn."""
