"""The phrases by which texts of the six languages state how many parties an instrument has.

Each phrase is whole. In it ``<T>`` is an instrument, ``<N>`` a number, ``<O>`` an ordinal, ``<D>`` a date, ``<P>`` the
word for parties, ``<S>`` that for states, ``<A>`` adverbs, ``<E>`` the end of the phrase; a space is any white space.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

__all__ = ["ARABIC", "CHINESE", "ENGLISH", "FRENCH", "PHRASES", "RUSSIAN", "SPANISH", "Phrases"]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one language.

    ``leads`` may stand before a statement; ``joins`` part it from what goes before in its sentence; ``narrows`` say
    that only some parties are counted, or that the count is wished for: with one before it a sentence states nothing.
    ``states`` are the statements; ``refers`` those whose instrument was named before; ``heads`` open a list; ``items``
    are what follows a statement or a head; ``skips`` stand between them and count something else.
    """

    parties: str
    nouns: str
    adverbs: str
    leads: Sequence[str]
    joins: str
    narrows: str
    states: Sequence[str]
    refers: Sequence[str]
    heads: Sequence[str]
    items: Sequence[str]
    skips: str
    end: str = r"(?= ?(?:$|[.;,)\]:\n—–(]))"


ENGLISH = Phrases(
    parties="(?:(?:high )?contracting |states? )?part(?:y|ies)(?: states?)?|HCPs?",
    nouns="states|countries|members",
    adverbs=(
        "currently|now|presently|today|at present|already|thus|therefore|to date|so far|in total|altogether|only|still"
        "|as (?:at|of|on) <D>|on <D>|at that time|also"
    ),
    leads=(
        "(?:as (?:at|of|on|from)|on|by|at|in|since|until) (?:the )?(?:end of |beginning of |close of )?<D>",
        "with [^,;.<>]{3,120},|(?:following|after|thanks to) [^,;.]{3,120},|<A>|in all|overall|at the end of <D>|as of today|as at today|as of now",
        "at the (?:time of (?:writing|reporting|the [^,;.]{3,60})|end of the [^,;.]{3,40}|moment|same time)",
        "furthermore|moreover|in addition|meanwhile|accordingly|as a result|consequently|in this (?:regard|context)",
        "(?:[^,;.:]{2,80} )?(?:noted|recalled|reported|observed|said|stated|announced|recalls|notes|welcomed the fact)"
        "(?: (?:to|in) [^,;.:]{2,40})?(?: with (?:satisfaction|appreciation))? that",
    ),
    joins=", and|, so that|, while|, whereas|and|while|whereas|so that|that",
    narrows=(
        r"^\W*(?:of the|of these|of its|of our|among|amongst|within|out of|from|under|if|unless|should|were|once|until"
        r"|before|for|in order|each|every|some|neither|none|where|when)\b"
        r"|\b(?:goal|target|aim|objective|hopes?|wish|regions?|regional|african?|asian?|pacific|europe(?:an)?"
        r"|latin american?|caribbean|arab|islands?|commonwealth|union|least developed)\b"
    ),
    states=(
        r"<T>,?(?: itself)?,?(?: which)?,?(?: <A>)*,? (?:has|had|have|counts|counted|numbers|numbered|comprises|comprised"
        r"|has reached|reached)(?: <A>)*(?: a total of| a total number of)? <N> <P>(?: <A>)*<E>",
        "there (?:are|were)(?: <A>)*,?(?: a total of)? <N> (?:<P>|<S> part(?:y|ies)) (?:to|of|in) <T><E>",
        "(?:a total of |<A> )?<N> (?:<S>|<P>)(?: (?:are|were))(?: <A>)* (?:<P>|bound by|members) ?(?:to|of)? <T><E>",
        "(?:to date|so far|in total|altogether|as (?:at|of) <D>),? (?:a total of )?<N> <S> (?:have|had) (?:become <P> (?:to|of)"
        "|joined|ratified(?:,)?(?: or acceded to)?|acceded to) <T><E>",
        "(?:the )?(?:total |overall |current )*numbers? of (?:<P>|<S> <P>) (?:to|of|in) <T>(?: <A>)*,? (?:is|was|stands at"
        "|stood at|(?:has |had )?reached|amounts to|amounted to|totals|totalled|(?:has |had )?(?:rose|risen|increased|grew"
        "|grown) (?:from <N> )?to|remains(?: at)?|remained(?: at)?)(?: <A>)* <N>(?: <P>)?<E>",
        "the <P> (?:to|of) <T> (?:number|numbered) <N><E>",
        "<N> <S> have become <P> (?:to|of) <T> (?:to date|so far|in total)<E>",
        "(?:the )?(?:membership|universality|participation) (?:of|in) <T>(?: <A>)* (?:stands at|stood at|is|was|reached|has reached)"
        " <N>(?: <P>)?<E>",
        "<T>(?: <A>)* (?:enjoys|enjoyed) the (?:participation|membership|support) of <N> <P><E>",
        "with (?:its )?<N> <P>, <T>(?= (?:is|was|has|remains|remained|continues)\\b)|<T>, with (?:its )?<N> <P>(?=,)",
        "the total(?: number)?(?: of <P>)? (?:to|of|for) <T> (?:stands at|stood at|is|was|reached) <N>(?: <P>)?<E>",
        r"<T> ?[:–—-] ?<N> <P><E>|<T> ?\( ?<N> <P> ?\)",
        "(?:(?:total )?number of )?<P> (?:to|of) <T> ?[:–—-] ?<N><E>",
        "<TT> (?:have|had|count|number) <NN> <P>,? respectively<E>",
    ),
    refers=(
        "(?:bringing|brought|brings) (?:the|its|their) total(?: number)?(?: of (?:<P>|<S>))?(?: (?:to|of|for) <T>)?"
        "(?: (?:up )?from <N>)? (?:up )?to <N>(?: <P>)?<E>",
        "(?:the latter )?having a total of <N>(?: <P>)?<E>",
        "(?:and |, )?(?:the|its) total(?: number)?(?: of <P>)? (?:is|was|now stands at|stands at|stood at) <N>(?: <P>)?<E>",
        "the total(?: number)? of <P> to <T> (?:stands at|stood at|is|was) <N><E>",
        "(?:became|becomes|becoming|has become|is|was)(?: thus)? the <O> <P> (?:to|of) <T><E>|as the <O> <P> (?:to|of) <T><E>",
        "(?:it|which) (?:has|had) (?:now |a total of )?<N> <P><E>",
    ),
    heads=(
        r"<P>(?: to <T>(?: and its (?:annexed )?protocols)?)?(?: (?:are|were) as follows)? ?(?::|(?=\n))",
        "(?:the )?(?:total |current )*numbers? of <P>(?: to <T>(?: and its (?:annexed )?protocols)?)?"
        "(?: (?:is|are|was|were)(?: as follows)?(?: ?:| for(?= ))| ?:)",
        "(?:the )?(?:participation|membership|status of (?:participation|ratifications?|accessions?))"
        "(?: (?:in|to|of) <T>(?: and its (?:annexed )?protocols)?)?(?: (?:is|was|stands|stood) as follows)? ?:",
    ),
    items=(
        r"(?:the )?(?:original )?<T>(?: <A>)*,? ?(?:[:,–—-]|\(|has|had|with|at|is|was|counts)? ?<N>(?: <P>)?\)?<E>",
        "(?:of (?:which|these|whom|them),? )?<N>(?: (?:<S>|<P>))?(?:,? (?:are|were|are also|have become))?(?: <A>)*"
        "(?: <P>)? (?:to|for|of) <T><E>",
        "that (?:to|of|for) <T> (?:(?:rose|increased|grew|from <N>) ?)*(?:to|is|was|stands at|stood at) <N>(?: <P>)?<E>",
    ),
    skips=r",?(?: and)? <N> signator(?:y|ies)(?: states?)?| there (?:are|were) <N> signator(?:y|ies)(?: states?)?",
    end=r"(?= ?(?:$|[.;,)\]:\n—–(]|and(?! (?:signator|observer|other|non))\b|as (?:at|of) |at present|while |, respectively))",
)

FRENCH = Phrases(
    parties="(?:hautes? )?parties?(?: contractantes?)?|états? parties?",
    nouns="états|pays|membres",
    adverbs="actuellement|aujourd['’]hui|désormais|maintenant|à ce jour|déjà|ainsi|donc|au total|à présent|alors|au <D>",
    leads=(
        "(?:au|à la date du|en date du|en|le|depuis|fin|à la fin de) (?:le )?<D>|<A>|en tout|à cette date",
        "avec [^,;.]{3,120},|(?:à la suite de|après|grâce à) [^,;.]{3,120},|par ailleurs|en outre|de plus",
        "à l['’]heure actuelle|à la date d['’]établissement du présent rapport|au moment de [^,;.]{3,60}",
        "(?:[^,;.:]{2,80} )?(?:noté|rappelé|indiqué|constaté|annoncé|déclaré|signalé|rappelle|note)(?: avec satisfaction)? qu(?:e|['’])",
    ),
    joins=", et|, tandis que|et|tandis que|de sorte que|que|alors que",
    narrows=(
        r"^\W*(?:sur les|parmi|d['’]entre|si\b|pour\b|dans\b|chez|selon|afin|avant\b|lorsque|quand|dès que|certains)"
        r"|\b(?:objectif|but|cible|espère|région|africain|afrique|asie|asiatique|pacifique|europ|amérique|caraïbes|arabe|union)"
    ),
    states=(
        "<T>,?(?: qui)?(?: <A>)*,? (?:compte|comptait|comprend|comprenait|réunit|réunissait|a|avait|dénombre|regroupe)"
        "(?: <A>)*(?: un total de)? <N> <P>(?: <A>)*<E>",
        "(?:il y a|il y avait|on (?:compte|comptait|dénombre|dénombrait|recense))(?: <A>)* <N> (?:<P>|<S> <P>)"
        " (?:à|de|du|au)(?: la| l['’])? ?<T><E>",
        "on en (?:compte|dénombre|recense)(?: <A>)* <N> (?:à|pour|au|aux)(?: la| le| l['’])? ?<T><E>",
        "(?:le )?nombre (?:total )?(?:d['’]|de |des )(?:<P>|<S> <P>) (?:à|de|du|au)(?: la| l['’])? ?<T>(?: <A>)*,? "
        "(?:s['’]élève à|s['’]élevait à|(?:est|était)(?: <A>)*(?: de)?|atteint|a atteint|atteignait|se chiffre à|est porté à"
        "|(?:est |était )?passé de <N> à|est passé à|reste de|est resté à)(?: <A>)* <N><E>",
        "<N> (?:<S>|<P>) (?:sont|étaient)(?: <A>)* <P> (?:à|au|de|du)(?: la| l['’])? ?<T><E>",
        "(?:sont|étaient)(?: <A>)* <P> (?:à|au)(?: la| l['’])? ?<T>,? <N> (?:<S>|<P>)<E>",
        r"<T> ?[:–—-] ?<N> <P><E>|<T> ?\( ?<N> <P> ?\)",
        "(?:nombre (?:de |d['’]))?<P> (?:à|au)(?: la| l['’])? ?<T> ?[:–—-] ?<N><E>",
        "<TT> (?:comptent|comptaient|ont|avaient)(?: respectivement)? <NN> <P>(?:,? respectivement)?<E>",
    ),
    refers=(
        "(?:(?:est|était) devenue?|devient|devenant),?(?: <A>,?)? (?:la|le|l['’]) ?<O> ?<P> (?:à|au|de|du)(?: la| l['’])? ?<T><E>",
        "(?:portant|ce qui porte|ce qui a porté|porté)(?: <A>)* (?:à <N> )?(?:le|son|leur) (?:nombre )?(?:total )?"
        "(?:de <P> |des <P> )?(?:(?:à|au)(?: la| l['’])? ?<T> )?(?:de <N> )?à <N><E>",
        "(?:ce dernier|cette dernière|celui-ci)? ?(?:en )?(?:comptant|compte) (?:<A> )?un total de <N>(?: <P>)?<E>",
    ),
    heads=(
        r"<P>(?: à la <T>(?: et à ses protocoles)?)? ?(?::|(?=\n))",
        "(?:le )?nombre (?:total )?(?:de |d['’]|des )<P>(?: (?:à la )?<T>(?: et à ses protocoles)?)?"
        "(?: (?:est|était) le suivant)? ?:",
        "(?:la |l['’])?(?:participation|état des (?:ratifications|participations))(?: à la <T>(?: et à ses protocoles)?)?"
        "(?: (?:est|était) (?:le|la) suivante?| se présente comme suit)? ?:",
    ),
    items=(
        r"(?:le |la |l['’])?<T>(?: <A>)*,? ?(?:[:,–—-]|\(|en compte|en comptait|compte|comptait|en a|avec)? ?<N>(?: <P>)?\)?<E>",
        "(?:dont )?<N>(?: (?:<S>|<P>))?(?: (?:sont|étaient))?(?: <A>)*(?: <P>)? (?:à|au|pour|de|du)(?: la| le| l['’])? ?<T><E>",
        "celui (?:de |du |de l['’]|des <P> (?:à|au) (?:la )?)<T> (?:est passé de <N> à|est de|s['’]élève à|de <N> à|à) <N><E>",
    ),
    skips=",?(?: et) <N> (?:états? )?signataires?",
    end=r"(?= ?(?:$|[.;,)\]:\n—–(]|et(?! (?:signataires?|observateurs|autres))\b|au <D>|à ce jour|tandis))",
)

SPANISH = Phrases(
    parties="(?:altas? )?partes?(?: contratantes?)?|estados? partes?",
    nouns="estados|países|miembros",
    adverbs=(
        "actualmente|hoy|en la actualidad|ahora|ya|hasta la fecha|hasta ahora|así|en total|por tanto|entonces"
        "|hasta el <D>|al <D>|a <D>|también"
    ),
    leads=(
        "(?:al|a|en|el|desde|hasta(?: el)?|a fines de|a finales de) <D>|<A>|a la fecha|en esa fecha|por otra parte|además",
        "con [^,;.]{3,120},|(?:tras|después de|gracias a) [^,;.]{3,120},|en el momento de [^,;.]{3,60}|asimismo",
        "(?:[^,;.:]{2,80} )?(?:señaló|recordó|observó|indicó|anunció|declaró|informó de|recuerda|señala)(?: con satisfacción)? que",
    ),
    joins=", y|, mientras que|y|mientras que|de modo que|que",
    narrows=(
        r"^\W*(?:de los|de las|de esos|entre\b|si\b|para\b|dentro\b|según|antes\b|cuando|una vez|algunos|a fin)"
        r"|\b(?:objetivo|meta|espera|región|regional|african|áfrica|asia|asiátic|pacífico|europ|américa|caribe|árabe|unión)"
    ),
    states=(
        "<T>,?(?: que)?(?: <A>)*,? (?:cuenta con|contaba con|tiene|tenía|comprende|comprendía|reúne|suma|sumaba)(?: <A>)*"
        "(?: un total de)? <N> <P>(?: <A>)*<E>",
        "(?:hay|había|existen)(?: <A>)* <N> (?:<P>|<S> <P>) (?:en|de|del|a|al)(?: la| el)? <T><E>",
        "(?:el )?número (?:total )?de (?:los )?(?:<P>|<S> <P>) (?:en|de|del|a|al)(?: la| el)? <T>(?: <A>)*,? "
        "(?:(?:es|era)(?: <A>)*(?: de)?|asciende a|ascendía a|ascendió a|se eleva a|alcanza|alcanzó|ha llegado a|llega a|llegó a|se sitúa en"
        "|(?:pasó|ha pasado|aumentó|ha aumentado) de <N> a|aumentó a|ha aumentado a)(?: <A>)* <N><E>",
        "son(?: <A>)* <P> (?:en|de|del|a)(?: la| el)? <T>,? <N> (?:<S>|<P>)<E>|eran(?: <A>)* <P> (?:en|de)(?: la| el)? <T> <N> <S><E>",
        "<N> (?:<S>|<P>) (?:son|eran)(?: <A>)* <P> (?:en|de|del|a|al)(?: la| el)? <T><E>",
        r"<T> ?[:–—-] ?<N> <P><E>|<T> ?\( ?<N> <P> ?\)",
        "(?:número de )?<P> (?:en|de|del|a|al)(?: la| el)? <T> ?[:–—-] ?<N><E>",
        "<TT> (?:cuentan|contaban|tienen|tenían)(?: con)?(?: respectivamente)? <NN> <P>(?:,? respectivamente)?<E>",
    ),
    refers=(
        "(?:se convirtió|se ha convertido|convirtiéndose|pasó a ser|es)(?: así)?(?: en)? (?:la|el) <O> ?<P> (?:en|de|del|a)(?: la| el)? <T><E>",
        "(?:con lo que|lo que|elevando|llevando)(?: <A>)*(?: (?:eleva|elevó|lleva|llevó))? ?(?:el|su) (?:número )?(?:total )?"
        "(?:de <P> )?(?:(?:en|a|de)(?: la| el|l)? <T> )?(?:de <N> )?a <N><E>",
        "(?:este último|esta última)? ?con un total de <N>(?: <P>)?<E>|su total (?:es|era) de <N><E>",
    ),
    heads=(
        r"<P>(?: en la <T>(?: y sus protocolos)?)? ?(?::|(?=\n))",
        "(?:el )?número (?:total )?de <P>(?: en la <T>(?: y sus protocolos)?)?(?: (?:es|era) el siguiente)? ?:",
        "(?:la |el )?(?:participación|estado de (?:las ratificaciones|la participación))(?: en la <T>(?: y sus protocolos)?)?"
        "(?: (?:es|era) (?:el|la) siguiente)? ?:",
    ),
    items=(
        r"(?:el |la )?<T>(?: <A>)*,? ?(?:[:,–—-]|\(|con|cuenta con|contaba con|tiene|tenía)? ?<N>(?: <P>)?\)?<E>",
        "(?:de (?:las|los) cuales,? )?<N>(?: (?:<S>|<P>))?(?:,? (?:son|eran|lo son))?(?: <A>)*(?: <P>)? (?:en|para|de|del|a|al)"
        "(?: la| el)? <T><E>|en (?:el |la )?<T>,? (?:son |hay )?<N>(?: <S>)?<E>",
        "el (?:de|del|de la) <T>,? (?:(?:pasó|aumentó) )?(?:de <N> )?a <N><E>|el (?:de|del|de la) <T>,? es de <N><E>",
    ),
    skips=",?(?: y) <N> (?:estados? )?signatarios?",
    end=r"(?= ?(?:$|[.;,)\]:\n—–(]|y(?! (?:signatari|observador|otros))\b|al <D>|hasta la fecha|mientras))",
)

RUSSIAN = Phrases(
    parties=(
        r"(?:высок\w+ )?договаривающ\w+ сторон\w*|государств\w*[- –]участни\w+|участни\w+|сторон\w*"
    ),
    nouns=r"государств\w*|стран\w*|член\w*",
    adverbs=(
        "в настоящее время|сейчас|сегодня|на сегодняшний день|к настоящему времени|уже|теперь|таким образом|в общей сложности|всего"
        "|по состоянию на <D>|на <D>|к <D>|также"
    ),
    leads=(
        "(?:по состоянию на|на|к|в|до|с) (?:конец |начало )?<D>|<A>|на данный момент|на момент [^,;.]{3,60}|кроме того",
        r"(?:с|после|благодаря) [^,;.]{3,120},|(?:[^,;.:]{2,80} )?(?:отметил\w*|напомнил\w*|сообщил\w*|заявил\w*|объявил\w*)"
        "(?: с удовлетворением)?,? что",
    ),
    joins=", и|, а|, тогда как|, что|и|а",
    narrows=(
        r"^\W*(?:из\b|среди|если|для\b|чтобы|когда|прежде|некоторые|каждое)"
        r"|\b(?:цел[ьи]|задач|надежд|регион|африк|ази[аийя]|тихоокеан|европ|америк|кариб|араб|союз)"
    ),
    states=(
        r"(?:участни\w+|сторонами|сторон\w+) <T>(?: <A>)*,? явля(?:ются|лись|ется|лось|лся)(?: <A>)* <N> (?:<S>|<P>)<E>",
        r"(?:общее |нынешнее )?(?:число|количество|числом) (?:<S>[ -])?<P>,? <T>(?: <A>)*,? (?:составляет|составило|составляло|достигло"
        r"|достигает|равно|равнялось|(?:возросло|увеличилось|выросло|поднялось)(?: с <N>)? до|остается равным)(?: <A>)* <N>(?: <S>)?<E>",
        r"<T>(?: <A>)*,? (?:насчитывает|насчитывала?|имеет|имела?|объединяет|объединяла?)(?: <A>)* <N> (?:<P>|<S>[ -]<P>)<E>",
        r"(?:у|в) <T>(?: <A>)*,? (?:есть |имеется |насчитывается |было )?<N> (?:<P>)<E>",
        r"в <T>(?: <A>)* участв(?:уют|ует|овал[аио]?)(?: <A>)* <N> (?:<S>|<P>)<E>",
        r"<A>,? (?:участни\w+|сторонами) <T> стал[аио]? <N> (?:<S>|<P>)<E>",
        r"(?:имеется|насчитывается|насчитывалось)(?: <A>)* <N> <P> <T><E>",
        r"<N> (?:<S>|<P>)(?: <A>)* явля(?:ются|лись|ется|лось)(?: <A>)* (?:<P>) <T><E>",
        r"<T> ?[:–—-] ?<N> <P><E>|<T> ?\( ?<N> <P> ?\)",
        r"(?:число )?<P> <T> ?[:–—-] ?<N><E>",
        r"<TT> (?:насчитывают|имеют|насчитывали)(?: соответственно)? <NN> <P>(?:,? соответственно)?<E>",
    ),
    refers=(
        r"(?:стал[аио]?|став) <O> (?:<P>|государством[- –]участником) <T><E>",
        r"(?:доведя|довел\w*|в результате чего|благодаря чему)(?: <A>)* (?:общее )?число (?:его |ее |их |<P> )?(?:<T> )?"
        r"(?:достигло |составило |возросло )?(?:с <N> )?(?:до )?<N><E>",
        r"(?:общее )?число (?:его|ее|их) (?:<P>) (?:составляет|составило|достигло|возросло до) <N><E>",
    ),
    heads=(
        r"<P>(?: <T>(?: и (?:прилагаемых к ней )?протоколов(?: к ней)?)?)? ?(?::|(?=\n))",
        r"(?:общее )?число <P>(?: <T>(?: и протоколов к ней)?)?(?: (?:является|было) следующим)? ?:",
        r"(?:участие|положение дел с участием)(?: в <T>(?: и протоколах к ней)?)?(?: (?:является|выглядит) следующим(?: образом)?)? ?:",
    ),
    items=(
        r"(?:у |в |к |для )?(?:числ\w+ )?(?:(?:<P>) )?<T>(?: <A>)* ?(?:,|[:–—-]|\(|насчитывает|имеет|участвуют)? ?<N>(?: (?:<P>|<S>))?\)?<E>",
        r"(?:из (?:них|которых) )?<N>(?: (?:<S>|<P>))?(?:,? (?:явля\w+))?(?: <A>)*(?: <P>) <T><E>",
        r"(?:числ\w+ )?(?:<P> )?<T> ?[–—-] ?с <N> до <N><E>",
    ),
    skips=r",?(?: и) <N> (?:<S>[- ]?)?(?:подписавш\w+(?: <S>)?)",
    end=r"(?= ?(?:$|[.;,)\]:\n—–(]|и(?! (?:подписавш|наблюдател|други))\b|по состоянию|на <D>|а ))",
)

CHINESE = Phrases(
    parties="(?:高级)?缔约(?:方|国)",
    nouns="国家|国",
    adverbs="现|现在|目前|当前|已|共|总共|一共|仍|至今|迄今|当时|截至<D>|截止<D>|，",
    leads=(
        "(?:截至|截止|截止到|在|于|到)?<D>(?:时|止|底)?|<A>|在[^，。；]{2,30}(?:时|之时|之际)|随着[^，。；]{2,60}|此外|另外|因此"
        "|[^，。；]{2,40}(?:指出|回顾|注意到|报告说|宣布|表示)",
    ),
    joins="，而|，|而",
    narrows="其中|如果|假如|若|为了|目标|希望|争取|力争|非洲|亚洲|太平洋|欧洲|拉丁美洲|加勒比|阿拉伯|区域|地区|集团|联盟|成员国中",
    states=(
        "<T>(?:<A>)*(?:有|拥有|计有)(?:<A>)*<N>个?<P><E>",
        "<T>的?<P>(?:的)?(?:总数|数目|数量|数|总计|共计)?(?:<A>)*(?:为|达|达到|达到了|是|有|计|增至|增加到|增加至|升至|上升到|"
        "(?:从|由)<N>个?(?:增加?|升|上升|增长)(?:至|到|为))<N>(?:个|国)?(?:<P>)?<E>",
        "(?:<A>)*有?<N>个(?:国家|<P>)(?:<A>)*(?:是|为|已成为|成为了)<T>的?<P><E>",
        "<T> ?[:：—–-] ?<N>个<P><E>|<T>（<N>个<P>）",
        "<T>的?<P>(?:总数|数目|数)?[：:]<N>个?<E>",
        "<TT>分别(?:<A>)*有<NN>个<P><E>",
        "(?:<A>)*(?:已有|共有)<N>个(?:国家|<P>)(?:<A>)*(?:加入了?|批准了?|成为了?)<T>的?(?:<P>)?<E>",
    ),
    refers=(
        "(?:成为|成为了|是)<T>的?<O>个?<P><E>|成为(?:了)?<O>个?(?:加入|批准)<T>的(?:国家|<P>)<E>",
        "(?:使|从而使|令)(?:其|该|<T>的?)?(?:<P>)?的?(?:总数|数目|数量)?(?:从<N>个?)?(?:增至|增加到|达到|达|上升到|增加至)<N>个?(?:<P>)?<E>",
        "其?<P>总数(?:为|达|达到)<N>个?<E>",
    ),
    heads=(
        r"(?:<T>(?:及其议定书)?的?)?<P>(?:数目|总数|情况)?(?:如下)?(?:[：:]|(?=\n))",
        "(?:<T>(?:及其议定书)?的?)?(?:参加|加入)情况(?:如下)?[：:]",
    ),
    items=(
        "(?:和|以及|而)?<T>(?:的?<P>)?(?:<A>)*(?:[，：:（、]|有|为)?(?:<A>)*<N>个?(?:<P>)?）?<E>",
        "(?:其中|另有|还有)?<N>个?(?:国家|<P>)?(?:<A>)*(?:是|为|加入了|加入)<T>的?(?:<P>)?<E>",
    ),
    skips="(?:，?和|，?及|，|、)<N>个签署国",
    end=r"(?= ?(?:$|[，。；、）：:\n（(;,.—–]|和(?!签署|观察|其他)|以及))",
)

ARABIC = Phrases(
    parties=(
        "(?:ال)?(?:[أا]طراف|طرف[\u0627\u064b]{0,2})(?: (?:ال)?متعاقد[\u0627\u064b]{0,2}ة?(?: (?:ال)?سامي[\u0627\u064b]{0,2}ة?)?)?"
        "|(?:ال)?دول(?:ة)? (?:ال)?(?:[أا]طراف|طرف[\u0627\u064b]{0,2})|طرف متعاقد سام"
    ),
    nouns="دولة|دول|بلدا?ً?|بلدان",
    adverbs="حاليا[\u064b]?|حالي[\u064b]ا|الآن|الان|حتى الآن|في الوقت الحاضر|إجمالا|حتى <D>|في <D>|اليوم",
    leads=(
        "(?:و)?(?:في|حتى|منذ|اعتبارا من|بحلول|لغاية) <D>|<A>|وحتى الآن|وعلاوة على ذلك|(?:بعد|مع|عقب) [^،؛.]{3,120}،"
        "|(?:[^،؛.:]{2,80} )?(?:لاحظ|أشار|ذكر|أفاد|أعلن)\\w*(?: إلى)? (?:أن|بأن)",
    ),
    joins="، و|وأن|بينما|أن",
    narrows="^\\W*(?:من بين|إذا|لو|بين|لكي|قبل|عندما|بعض)|هدف|غاية|إقليم|[أا]فريقي|آسيا|المحيط الهادئ|[أا]وروب|[أا]مريكا|الكاريبي|العربية|الاتحاد",
    states=(
        "(?:و)?(?:بلغ|يبلغ|وصل|بلغت|كان|أصبح)(?: <A>)* (?:إجمالي |مجموع )?عدد <P>(?: في)? <T>(?: <A>)*،?(?: إلى)? <N>(?: (?:<S>|<P>))?<E>",
        "(?:و)?(?:ارتفع|ازداد|زاد) عدد <P>(?: في)? <T> (?:من <N> )?(?:(?:<S>|<P>) )?إلى <N>(?: (?:<S>|<P>))?<E>",
        "(?:و)?عدد <P>(?: في)? <T>(?: <A>)* (?:هو |يبلغ |بلغ |: ?)<N>(?: (?:<S>|<P>))?<E>",
        "(?:و)?(?:يوجد|توجد|هناك|ثمة)(?: <A>)* <N> (?:<S> )?<P> في <T><E>",
        "(?:و)?(?:تضم|يضم|لدى|تعد)(?: <A>)* <T>(?: <A>)* <N> (?:<P>|<S>)<E>|<T> (?:تضم|يضم|لديها|لديه)(?: <A>)* <N> (?:<P>)<E>",
        "<N> <S> (?:هي|كانت) (?:<P>) في <T><E>",
        "<T> ?[:–—-] ?<N>(?: <P>)<E>|<T> ?\\( ?<N>(?: <P>)? ?\\)",
        "(?:عدد )?<P> في <T> ?[:–—-] ?<N><E>",
    ),
    refers=(
        "(?:أصبحت|أصبح|صارت|باتت|بوصفها)(?: [^\\s،؛.]+){0,4} (?:<P>) (?:رقم <N>|<O>)(?: في)? <T><E>",
        "(?:مما|وبذلك|ليصل|وهو ما)(?: <A>)* (?:رفع|يرفع|يصبح|أصبح|بلغ|يصل|بلغ إجمالي|جعل)? ?(?:إجمالي |مجموع )?عدد(?:ها|ه)? ?(?:<P> )?(?:في )?(?:<T> )?(?:إلى )?<N>(?: <S>)?<E>",
    ),
    heads=(
        r"<P>(?: في <T>(?: وبروتوكولاتها)?)? ?(?::|(?=\n))|(?:إجمالي )?عدد <P>(?: في <T>(?: وبروتوكولاتها)?)? ?:",
        "حالة المشاركة(?: في <T>(?: وبروتوكولاتها)?)? ?:",
    ),
    items=(
        "(?:و)?(?:في |و?كان في |بلغ عددها في )?<T>(?: <A>)*،? ?(?:[:،–—-]|\\()? ?<N>(?: (?:<S>|<P>))?\\)?<E>",
        "(?:منها |و)?<N>(?: (?:<S>|<P>))? في <T><E>",
    ),
    skips="،? ?و ?<N> (?:دول(?:ة)? )?(?:موقع\\w*)",
    end=r"(?= ?(?:$|[.؛،;,)\]:\n—–(]|و(?!دول موقعة)|حتى <D>|في <D>))",
)

PHRASES: Mapping[str, Phrases] = {
    "en": ENGLISH,
    "fr": FRENCH,
    "es": SPANISH,
    "ru": RUSSIAN,
    "zh": CHINESE,
    "ar": ARABIC,
}
