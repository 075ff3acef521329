"""The phrases by which texts in English, French and Spanish state how many parties an instrument has.

Each phrase is whole; what its marks stand for says :class:`~ccwuniv.sources.isu.phrasing.Phrases`.
"""

from __future__ import annotations

from ccwuniv.sources.isu.phrasing import Phrases

__all__ = ["ENGLISH", "FRENCH", "SPANISH"]

ENGLISH = Phrases(
    parties="(?:(?:high )?contracting |states? )?part(?:y|ies)(?: states?)?|HCPs?",
    nouns="states|countries|members",
    adverbs=(
        "currently|now|presently|today|at present|already|thus|therefore|to date|so far|in total|altogether|only|still"
        "|as (?:at|of|on) <D>|on <D>|at that time|also"
    ),
    leads=(
        "(?:as (?:at|of|on|from)|on|by|at|in|since|until) (?:the )?(?:end of |beginning of |close of )?<D>",
        (
            "with [^,;.<>]{3,120},|(?:following|after|thanks to) [^,;.]{3,120},|<A>|in all|overall|at"
            " the end of <D>|as of today|as at today|as of now|(?:universali[sz]ation|universality"
            "|<T> and its (?:annexed )?protocols) ?:"
        ),
        "at the (?:time of (?:writing|reporting|the [^,;.]{3,60})|end of the [^,;.]{3,40}|moment|same time)",
        "furthermore|moreover|in addition|meanwhile|accordingly|as a result|consequently|in this (?:regard|context)",
        (
            "(?:[^,;.:]{2,80} )?(?:noted|recalled|reported|observed|said|stated|announced|recalls|notes"
            "|welcomed the fact)"
            "(?: (?:to|in) [^,;.:]{2,40})?(?: with (?:satisfaction|appreciation))? that"
        ),
    ),
    joins=", and|, so that|, while|, whereas|and|while|whereas|so that|that",
    narrows=(
        r"^\W*(?:of the|of these|of its|of our|among|amongst|within|out of|from|under|if|unless|should|were|once|until"
        r"|before|for|in order|each|every|some|neither|none|where|when)\b"
        r"|\b(?:goal|target|aim|objective|hopes?|wish|regions?|regional|african?|asian?|pacific|europe(?:an)?"
        r"|latin american?|caribbean|arab|islands?|commonwealth|union|least developed)\b"
    ),
    states=(
        (
            r"<T>,?(?: itself)?,?(?: which)?,?(?: <A>)*,? (?:has|had|have|counts|counted|numbers"
            r"|numbered|comprises|comprised"
            r"|has reached|reached)(?: <A>)*(?: a total of| a total number of)? <N> <P>(?: <A>)*<E>"
        ),
        "there (?:are|were)(?: <A>)*,?(?: a total of)? <N> (?:<P>|<S> part(?:y|ies)) (?:to|of|in) <T><E>",
        "(?:a total of |<A> )?<N> (?:<S>|<P>)(?: (?:are|were))(?: <A>)* (?:<P>|bound by|members) ?(?:to|of)? <T><E>",
        (
            "(?:to date|so far|in total|altogether|as (?:at|of) <D>),? (?:a total of )?<N> <S>"
            " (?:have|had) (?:become <P> (?:to|of)"
            "|joined|ratified(?:,)?(?: or acceded to)?|acceded to|consented to be bound by) <T><E>"
            "|(?:to date|so far|as (?:at|of) <D>),? <T> has been (?:ratified|acceded to|ratified or acceded to) by"
            " <N> <S><E>"
        ),
        (
            "(?:the )?(?:total |overall |current )*numbers? of (?:<P>|<S> <P>) (?:to|of|in) <T>(?:"
            " <A>)*,? (?:is|was|stands at"
            "|stood at|(?:has |had )?reached|amounts to|amounted to|totals|totalled|(?:has |had"
            " )?(?:rose|risen|increased|grew"
            "|grown) (?:from <N> )?to|remains(?: at)?|remained(?: at)?)(?: <A>)* <N>(?: <P>)?<E>"
        ),
        "the <P> (?:to|of) <T> (?:number|numbered) <N><E>",
        "<N> <S> have become <P> (?:to|of) <T> (?:to date|so far|in total)<E>",
        (
            "(?:the )?(?:membership|universality|participation) (?:of|in) <T>(?: <A>)* (?:stands at"
            "|stood at|is|was|reached|has reached)"
            " <N>(?: <P>)?<E>"
        ),
        "<T>(?: <A>)* (?:enjoys|enjoyed) the (?:participation|membership|support) of <N> <P><E>",
        "with (?:its )?<N> <P>, <T>(?= (?:is|was|has|remains|remained|continues)\\b)|<T>, with (?:its )?<N> <P>(?=,)",
        "the total(?: number)?(?: of <P>)? (?:to|of|for) <T> (?:stands at|stood at|is|was|reached) <N>(?: <P>)?<E>",
        r"<T> ?[:–—-] ?<N> <P><E>|<T> ?\( ?<N> <P> ?\)",
        "(?:(?:total )?number of )?<P> (?:to|of) <T> ?[:–—-] ?<N><E>",
        "<TT> (?:have|had|count|number) <NN> <P>,? respectively<E>",
    ),
    refers=(
        (
            "(?:bringing|brought|brings) (?:the|its|their) total(?: number)?(?: of (?:<P>|<S>))?(?: (?:to|of|for) <T>)?"
            "(?: (?:up )?from <N>)? (?:up )?to <N>(?: <P>)?<E>"
        ),
        "(?:the latter )?having a total of <N>(?: <P>)?<E>",
        (
            "(?:and |, )?(?:the|its) total(?: number)?(?: of <P>)? (?:is|was|now stands at|stands at"
            "|stood at) <N>(?: <P>)?<E>"
        ),
        "the total(?: number)? of <P> to <T> (?:stands at|stood at|is|was) <N><E>",
        (
            "(?:became|becomes|becoming|has become|is|was)(?: thus)? the <O> <P> (?:to|of) <T><E>|as"
            " the <O> <P> (?:to|of) <T><E>"
        ),
        "(?:it|which) (?:has|had) (?:now |a total of )?<N> <P><E>",
    ),
    heads=(
        r"<P>(?: to <T>(?: and its (?:annexed )?protocols)?)?(?: (?:are|were) as follows)? ?(?::|(?=\n))",
        (
            "(?:the )?(?:total |current )*numbers? of <P>(?: to <T>(?: and its (?:annexed )?protocols)?)?"
            "(?: (?:is|are|was|were)(?: as follows)?(?: ?:| for(?= ))| ?:)"
        ),
        (
            "(?:the )?(?:participation|membership|status of (?:participation|ratifications?|accessions?))"
            "(?: (?:in|to|of) <T>(?: and its (?:annexed )?protocols)?)?(?: (?:is|was|stands|stood) as follows)? ?:"
        ),
    ),
    items=(
        r"(?:the )?(?:original )?<T>(?: <A>)*,? ?(?:[:,–—-]|\(|has|had|with|at|is|was|counts)? ?<N>(?: <P>)?\)?<E>",
        (
            "(?:of (?:which|these|whom|them),? )?<N>(?: (?:<S>|<P>))?(?:,? (?:are|were|are also|have become))?(?: <A>)*"
            "(?: <P>)? (?:to|for|of|by) <T><E>"
        ),
        (
            "that (?:to|of|for) <T> (?:(?:rose|increased|grew|from <N>) ?)*(?:to|is|was|stands at"
            "|stood at) <N>(?: <P>)?<E>"
        ),
    ),
    skips=r",?(?: and)? <N> signator(?:y|ies)(?: states?)?| there (?:are|were) <N> signator(?:y|ies)(?: states?)?",
    end=(
        r"(?= ?(?:$|[.;)\]:\n—–(]|,(?! (?:but|and (?:have|are|had|were|do|did|not)|those|none|all of|both|not|without"
        r"|never|yet)\b)"
        r"|and(?! (?:signator|observer|other|non|have|had|has|are|were|do|did|not|present|also)\w*)\b"
        r"|as (?:at|of) |at present|while |since <D>))"
    ),
)

FRENCH = Phrases(
    parties="(?:hautes? )?parties?(?: contractantes?)?|états? parties?",
    nouns="états|pays|membres",
    adverbs=(
        "actuellement|aujourd['’]hui|désormais|maintenant|à ce jour|déjà|ainsi|donc|au total|à présent|alors|au <D>"
    ),
    leads=(
        "(?:au|à la date du|en date du|en|le|depuis|fin|à la fin de) (?:le )?<D>|<A>|en tout|à cette date",
        "avec [^,;.]{3,120},|(?:à la suite de|après|grâce à) [^,;.]{3,120},|par ailleurs|en outre|de plus",
        "à l['’]heure actuelle|à la date d['’]établissement du présent rapport|au moment de [^,;.]{3,60}",
        (
            "(?:[^,;.:]{2,80} )?(?:noté|rappelé|indiqué|constaté|annoncé|déclaré|signalé|rappelle"
            "|note)(?: avec satisfaction)? qu(?:e|['’])"
        ),
    ),
    joins=", et|, tandis que|et|tandis que|de sorte que|que|alors que",
    narrows=(
        r"^\W*(?:sur les|parmi|d['’]entre|si\b|pour\b|dans\b|chez|selon|afin|avant\b|lorsque|quand|dès que|certains)"
        r"|\b(?:objectif|but|cible|espère|région|africain|afrique|asie|asiatique|pacifique|europ"
        r"|amérique|caraïbes|arabe|union)"
    ),
    states=(
        (
            "<T>,?(?: qui)?(?: <A>)*,? (?:compte|comptait|comprend|comprenait|réunit|réunissait|a|avait"
            "|dénombre|regroupe)"
            "(?: <A>)*(?: un total de)? <N> <P>(?: <A>)*<E>"
        ),
        (
            "(?:il y a|il y avait|on (?:compte|comptait|dénombre|dénombrait|recense))(?: <A>)* <N> (?:<P>|<S> <P>)"
            " (?:à|de|du|au)(?: la| l['’])? ?<T><E>"
        ),
        "on en (?:compte|dénombre|recense)(?: <A>)* <N> (?:à|pour|au|aux)(?: la| le| l['’])? ?<T><E>",
        (
            "(?:le )?nombre (?:total )?(?:d['’]|de |des )(?:<P>|<S> <P>) (?:à|de|du|au)(?: la| l['’])? ?<T>(?: <A>)*,? "
            "(?:s['’]élève à|s['’]élevait à|(?:est|était)(?: <A>)*(?: de)?|atteint|a atteint"
            "|atteignait|se chiffre à|est porté à"
            "|(?:est |était )?passé de <N> à|est passé à|reste de|est resté à)(?: <A>)* <N><E>"
        ),
        "<N> (?:<S>|<P>) (?:sont|étaient)(?: <A>)* <P> (?:à|au|de|du)(?: la| l['’])? ?<T><E>",
        "(?:sont|étaient)(?: <A>)* <P> (?:à|au)(?: la| l['’])? ?<T>,? <N> (?:<S>|<P>)<E>",
        r"<T> ?[:–—-] ?<N> <P><E>|<T> ?\( ?<N> <P> ?\)",
        "(?:nombre (?:de |d['’]))?<P> (?:à|au)(?: la| l['’])? ?<T> ?[:–—-] ?<N><E>",
        "<TT> (?:comptent|comptaient|ont|avaient)(?: respectivement)? <NN> <P>(?:,? respectivement)?<E>",
    ),
    refers=(
        (
            "(?:(?:est|était) devenue?|devient|devenant),?(?: <A>,?)? (?:la|le|l['’]) ?<O> ?<P> (?:à"
            "|au|de|du)(?: la| l['’])? ?<T><E>"
        ),
        (
            "(?:portant|ce qui porte|ce qui a porté|porté)(?: <A>)* (?:à <N> )?(?:le|son|leur) (?:nombre )?(?:total )?"
            "(?:de <P> |des <P> )?(?:(?:à|au)(?: la| l['’])? ?<T> )?(?:de <N> )?à <N><E>"
        ),
        "(?:ce dernier|cette dernière|celui-ci)? ?(?:en )?(?:comptant|compte) (?:<A> )?un total de <N>(?: <P>)?<E>",
    ),
    heads=(
        r"<P>(?: à la <T>(?: et à ses protocoles)?)? ?(?::|(?=\n))",
        (
            "(?:le )?nombre (?:total )?(?:de |d['’]|des )<P>(?: (?:à la )?<T>(?: et à ses protocoles)?)?"
            "(?: (?:est|était) le suivant)? ?:"
        ),
        (
            "(?:la |l['’])?(?:participation|état des (?:ratifications|participations))(?: à la <T>(?:"
            " et à ses protocoles)?)?"
            "(?: (?:est|était) (?:le|la) suivante?| se présente comme suit)? ?:"
        ),
    ),
    items=(
        (
            r"(?:le |la |l['’])?<T>(?: <A>)*,? ?(?:[:,–—-]|\(|en compte|en comptait|compte|comptait"
            r"|en a|avec)? ?<N>(?: <P>)?\)?<E>"
        ),
        (
            "(?:dont )?<N>(?: (?:<S>|<P>))?(?: (?:sont|étaient))?(?: <A>)*(?: <P>)? (?:à|au|pour|de"
            "|du)(?: la| le| l['’])? ?<T><E>"
        ),
        (
            "celui (?:de |du |de l['’]|des <P> (?:à|au) (?:la )?)<T> (?:est passé de <N> à|est de"
            "|s['’]élève à|de <N> à|à) <N><E>"
        ),
    ),
    skips=",?(?: et) <N> (?:états? )?signataires?",
    end=(
        r"(?= ?(?:$|[.;)\]:\n—–(]|,(?! (?:mais|dont la|qui|sans|ne|n['’]\w+)\b)|et(?! (?:signataires?|observateurs"
        r"|autres|n['’]|ont|ne|sont|y)\w*)"
        r"(?!\w)|au <D>|à ce jour|tandis|depuis <D>))"
    ),
)

SPANISH = Phrases(
    parties="(?:altas? )?partes?(?: contratantes?)?|estados? partes?",
    nouns="estados|países|miembros",
    adverbs=(
        "actualmente|hoy|en la actualidad|ahora|ya|hasta la fecha|hasta ahora|así|en total|por tanto|entonces"
        "|hasta el <D>|al <D>|a <D>|también"
    ),
    leads=(
        (
            "(?:al|a|en|el|desde|hasta(?: el)?|a fines de|a finales de) <D>|<A>|a la fecha|en esa"
            " fecha|por otra parte|además"
        ),
        "con [^,;.]{3,120},|(?:tras|después de|gracias a) [^,;.]{3,120},|en el momento de [^,;.]{3,60}|asimismo",
        (
            "(?:[^,;.:]{2,80} )?(?:señaló|recordó|observó|indicó|anunció|declaró|informó de|recuerda"
            "|señala)(?: con satisfacción)? que"
        ),
    ),
    joins=", y|, mientras que|y|mientras que|de modo que|que",
    narrows=(
        r"^\W*(?:de los|de las|de esos|entre\b|si\b|para\b|dentro\b|según|antes\b|cuando|una vez|algunos|a fin)"
        r"|\b(?:objetivo|meta|espera|región|regional|african|áfrica|asia|asiátic|pacífico|europ"
        r"|américa|caribe|árabe|unión)"
    ),
    states=(
        (
            "<T>,?(?: que)?(?: <A>)*,? (?:(?:cuenta|contaba)(?: <A>)* con|tiene|tenía|comprende|comprendía"
            "|reúne|suma|sumaba)(?: <A>)*"
            "(?: un total de)? <N> <P>(?: <A>)*<E>"
        ),
        "(?:hay|había|existen)(?: <A>)* <N> (?:<P>|<S> <P>) (?:en|de|del|a|al)(?: la| el)? <T><E>",
        (
            "(?:el )?número (?:total )?de (?:los )?(?:<P>|<S> <P>) (?:en|de|del|a|al)(?: la| el)? <T>(?: <A>)*,? "
            "(?:(?:es|era)(?: <A>)*(?: de)?|asciende a|ascendía a|ascendió a|se eleva a|alcanza"
            "|alcanzó|ha llegado a|llega a|llegó a|se sitúa en"
            "|(?:pasó|ha pasado|aumentó|ha aumentado) de <N> a|aumentó a|ha aumentado a)(?: <A>)* <N><E>"
        ),
        (
            "son(?: <A>)* <P> (?:en|de|del|a)(?: la| el)? <T>,? <N> (?:<S>|<P>)<E>|eran(?: <A>)* <P>"
            " (?:en|de)(?: la| el)? <T> <N> <S><E>"
        ),
        "<N> (?:<S>|<P>) (?:son|eran)(?: <A>)* <P> (?:en|de|del|a|al)(?: la| el)? <T><E>",
        r"<T> ?[:–—-] ?<N> <P><E>|<T> ?\( ?<N> <P> ?\)",
        "(?:número de )?<P> (?:en|de|del|a|al)(?: la| el)? <T> ?[:–—-] ?<N><E>",
        "<TT> (?:cuentan|contaban|tienen|tenían)(?: con)?(?: respectivamente)? <NN> <P>(?:,? respectivamente)?<E>",
    ),
    refers=(
        (
            "(?:se convirtió|se ha convertido|convirtiéndose|pasó a ser|es)(?: así)?(?: en)? (?:la"
            "|el) <O> ?<P> (?:en|de|del|a)(?: la| el)? <T><E>"
        ),
        (
            "(?:con lo que|lo que|elevando|llevando)(?: <A>)*(?: (?:eleva|elevó|lleva|llevó))? ?(?:el"
            "|su) (?:número )?(?:total )?"
            "(?:de <P> )?(?:(?:en|a|de)(?: la| el|l)? <T> )?(?:de <N> )?a <N><E>"
        ),
        "(?:este último|esta última)? ?con un total de <N>(?: <P>)?<E>|su total (?:es|era) de <N><E>",
    ),
    heads=(
        r"<P>(?: en la <T>(?: y sus protocolos)?)? ?(?::|(?=\n))",
        "(?:el )?número (?:total )?de <P>(?: en la <T>(?: y sus protocolos)?)?(?: (?:es|era) el siguiente)? ?:",
        (
            "(?:la |el )?(?:participación|estado de (?:las ratificaciones|la participación))(?: en la"
            " <T>(?: y sus protocolos)?)?"
            "(?: (?:es|era) (?:el|la) siguiente)? ?:"
        ),
    ),
    items=(
        r"(?:el |la )?<T>(?: <A>)*,? ?(?:[:,–—-]|\(|con|cuenta con|contaba con|tiene|tenía)? ?<N>(?: <P>)?\)?<E>",
        (
            "(?:de (?:las|los) cuales,? )?<N>(?: (?:<S>|<P>))?(?:,? (?:son|eran|lo son))?(?: <A>)*(?:"
            " <P>)? (?:en|para|de|del|a|al)"
            "(?: la| el)? <T><E>|en (?:el |la )?<T>,? (?:son |hay )?<N>(?: <S>)?<E>"
        ),
        "el (?:de|del|de la) <T>,? (?:(?:pasó|aumentó) )?(?:de <N> )?a <N><E>|el (?:de|del|de la) <T>,? es de <N><E>",
    ),
    skips=",?(?: y) <N> (?:estados? )?signatarios?",
    end=(
        r"(?= ?(?:$|[.;)\]:\n—–(]|,(?! (?:pero|que|sin|no)\b)|y(?! (?:signatari|observador|otros|no|han|son|habían"
        r"|tienen)\w*)"
        r"(?!\w)|al <D>|hasta la fecha|mientras|desde <D>))"
    ),
)
