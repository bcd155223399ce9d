import type { Catalogue } from '../message.js';

/** Refusals of a measure's money: lines, plans, forecasts, realised figures, investments. */
export const savingsMessages = {
  'amount-outside-range': {
    nb: 'Beløpet ligger utenfor spennet som er oppgitt. Oppgi et beløp innenfor det, eller rett spennet.',
    nn: 'Beløpet ligg utanfor spennet som er oppgjeve. Oppgje eit beløp innanfor det, eller rett spennet.',
    en: 'The amount lies outside the range that is stated. Give an amount within it, or mend the range.',
  },
  'years-missing': {
    nb: 'Det er ikke oppgitt noe beløp. Oppgi minst ett år, eller minst ett beløp uten år.',
    nn: 'Det er ikkje oppgjeve noko beløp. Oppgje minst eitt år, eller minst eitt beløp utan år.',
    en: 'No amount is given. Give at least one year, or at least one amount without a year.',
  },
  'year-twice': {
    nb: 'Det samme året står flere ganger. La hvert år stå én gang.',
    nn: 'Det same året står fleire gonger. Lat kvart år stå éin gong.',
    en: 'The same year stands more than once. Let each year stand once.',
  },
  'line-exists': {
    nb: 'Id-en er alt brukt om en annen innsparingslinje på tiltaket. Åpne linjen med en ny id.',
    nn: 'Id-en er alt brukt om ei anna innsparingslinje på tiltaket. Opne linja med ein ny id.',
    en: 'The id is already used for another savings line of the measure. Open the line with a new id.',
  },
  'line-unknown': {
    nb: 'Innsparingslinjen finnes ikke på tiltaket. Velg en av linjene som er der.',
    nn: 'Innsparingslinja finst ikkje på tiltaket. Vel ei av linjene som er der.',
    en: 'The measure has no such savings line. Choose one of the lines that are there.',
  },
  'line-withdrawn': {
    nb: 'Innsparingslinjen er trukket og teller ikke lenger. Åpne en ny linje om innsparingen kommer likevel.',
    nn: 'Innsparingslinja er trekt og tel ikkje lenger. Opne ei ny linje om innsparinga kjem likevel.',
    en: 'The savings line has been withdrawn and counts no more. Open a new line if the saving comes after all.',
  },
  'line-of-other-unit': {
    nb: 'Den andre linjen teller i en annen enhet, og enheter blandes aldri. Velg en linje med samme enhet.',
    nn: 'Den andre linja tel i ei anna eining, og einingar blir aldri blanda. Vel ei linje med same eining.',
    en: 'The other line counts another unit, and units are never mixed. Choose a line of the same unit.',
  },
  'line-continues-itself': {
    nb: 'En linje kan ikke fortsette seg selv. Velg linjen på tiltaket som ble slått sammen, erstattet eller videreført.',
    nn: 'Ei linje kan ikkje halde fram med seg sjølv. Vel linja på tiltaket som vart slått saman, erstatta eller vidareført.',
    en: 'A line cannot go on from itself. Choose the line of the measure that was merged, replaced or carried over.',
  },
  'amount-sign-contradicts-nature': {
    nb: 'Fortegnet passer ikke med hva linjen er: innsparing og merinntekt er null eller negative, merutgift er null eller positiv. Rett fortegnet, eller hva linjen er.',
    nn: 'Forteiknet passar ikkje med kva linja er: innsparing og meirinntekt er null eller negative, meirutgift er null eller positiv. Rett forteiknet, eller kva linja er.',
    en: 'The sign does not fit what the line is: savings and added income are zero or negative, an added cost is zero or positive. Mend the sign, or what the line is.',
  },
  'year-outside-programme': {
    nb: 'Et av årene ligger utenfor handlingsprogrammets fire år. Rett året, eller begrunn hvorfor det skal være med.',
    nn: 'Eitt av åra ligg utanfor dei fire åra til handlingsprogrammet. Rett året, eller grunngje kvifor det skal vere med.',
    en: 'One of the years lies outside the programme’s four years. Mend the year, or say why it is to be there.',
  },
  'plan-missing': {
    nb: 'Linjen har ingen plan for dette handlingsprogrammet. Legg planen først.',
    nn: 'Linja har ingen plan for dette handlingsprogrammet. Legg planen først.',
    en: 'The line has no plan for this programme. Make the plan first.',
  },
  'plan-locked': {
    nb: 'Planen er låst fordi handlingsprogrammet er vedtatt. Den endres bare ved et vedtak eller en teknisk justering.',
    nn: 'Planen er låst fordi handlingsprogrammet er vedteke. Han blir berre endra ved eit vedtak eller ei teknisk justering.',
    en: 'The plan is locked, since the programme has been adopted. Only a decision or a technical adjustment changes it.',
  },
  'plan-not-locked': {
    nb: 'Planen er ikke låst, så den trenger verken vedtak eller teknisk justering. Send den inn som forslag.',
    nn: 'Planen er ikkje låst, så han treng verken vedtak eller teknisk justering. Send han inn som framlegg.',
    en: 'The plan is not locked, so it needs neither a decision nor a technical adjustment. Send it as a proposal.',
  },
  'plan-years-known': {
    nb: 'Planen har ingen beløp uten år. Det er ikke noe å avgjøre; endre planen om årene er feil.',
    nn: 'Planen har ingen beløp utan år. Det er ikkje noko å avgjere; endre planen om åra er feil.',
    en: 'The plan holds no amounts without a year. There is nothing to decide; change the plan if its years are wrong.',
  },
  'plan-change-reason-missing': {
    nb: 'Planen endres, og det trenger en begrunnelse. Skriv hvorfor.',
    nn: 'Planen blir endra, og det treng ei grunngjeving. Skriv kvifor.',
    en: 'The plan is changed, and that needs a reason. Write why.',
  },
  'forecast-unknown': {
    nb: 'Prognosen finnes ikke på linjen. Velg en av prognosene som er gitt.',
    nn: 'Prognosen finst ikkje på linja. Vel ein av prognosane som er gjevne.',
    en: 'The line has no such forecast. Choose one of the forecasts that were made.',
  },
  'realisation-unknown': {
    nb: 'Det realiserte beløpet finnes ikke på linjen, eller er rettet siden. Velg det som gjelder nå.',
    nn: 'Det realiserte beløpet finst ikkje på linja, eller er retta sidan. Vel det som gjeld no.',
    en: 'The line has no such realised figure, or it has been corrected since. Choose the one that holds now.',
  },
  'realisation-already-confirmed': {
    nb: 'Det realiserte beløpet er alt bekreftet. Trekk bekreftelsen først om den var feil.',
    nn: 'Det realiserte beløpet er alt stadfesta. Trekk stadfestinga først om ho var feil.',
    en: 'The realised figure has been confirmed already. Withdraw the confirmation first if it was wrong.',
  },
  'realisation-not-confirmed': {
    nb: 'Det realiserte beløpet er ikke bekreftet, så det er ingen bekreftelse å trekke.',
    nn: 'Det realiserte beløpet er ikkje stadfesta, så det er inga stadfesting å trekkje.',
    en: 'The realised figure is not confirmed, so there is no confirmation to withdraw.',
  },
  'realisation-confirmed-by-recorder': {
    nb: 'Du registrerte beløpet selv, og da må en annen bekrefte det. Be en annen controller om det.',
    nn: 'Du registrerte beløpet sjølv, og då må ein annan stadfeste det. Be ein annan controller om det.',
    en: 'You recorded the figure yourself, so somebody else must confirm it. Ask another controller.',
  },
  'full-year-effect-empty': {
    nb: 'Oppgi helårseffekten, året den er full, eller begge deler.',
    nn: 'Oppgje heilårseffekten, året han er full, eller begge delar.',
    en: 'State the full-year effect, the year that first has it, or both.',
  },
  'overlap-with-itself': {
    nb: 'En linje kan ikke overlappe seg selv. Velg linjen som alt teller beløpet.',
    nn: 'Ei linje kan ikkje overlappe seg sjølv. Vel linja som alt tel beløpet.',
    en: 'A line cannot overlap itself. Choose the line that counts the amount already.',
  },
  'overlap-unknown': {
    nb: 'Det er ikke registrert noe overlapp mellom disse linjene. Velg et av dem som er der.',
    nn: 'Det er ikkje registrert noko overlapp mellom desse linjene. Vel eit av dei som er der.',
    en: 'No overlap is stated between these lines. Choose one of those that are.',
  },
  'overlap-exceeds-line': {
    nb: 'Overlappet er større enn det linjen selv sparer eller koster det året, eller har motsatt fortegn. Rett beløpet.',
    nn: 'Overlappet er større enn det linja sjølv sparer eller kostar det året, eller har motsett forteikn. Rett beløpet.',
    en: 'The overlap is larger than what the line itself saves or costs in that year, or has the opposite sign. Mend the amount.',
  },
  'overlap-both-ways': {
    nb: 'Den andre linjen trekker alt fra for denne det året, og da ville ingen av dem telle beløpet. Opphev det overlappet først, eller velg et annet år.',
    nn: 'Den andre linja trekkjer alt frå for denne det året, og då ville ingen av dei telje beløpet. Opphev det overlappet først, eller vel eit anna år.',
    en: 'The other line already deducts for this one in that year, and then neither would count the amount. Lift that overlap first, or choose another year.',
  },
  'overlap-circle': {
    nb: 'Overlappet slutter en ring: hver linje trekker fra det den neste teller, og da ville ingen av dem telle beløpet det året. Opphev et av de andre overlappene først, eller velg et annet år.',
    nn: 'Overlappet sluttar ein ring: kvar linje trekkjer frå det den neste tel, og då ville ingen av dei telje beløpet det året. Opphev eit av dei andre overlappa først, eller vel eit anna år.',
    en: 'The overlap closes a circle: each line deducts what the next one counts, and then none of them would count the amount in that year. Lift one of the other overlaps first, or choose another year.',
  },
  'investment-exists': {
    nb: 'Id-en er alt brukt om en annen investering på tiltaket. Åpne investeringen med en ny id.',
    nn: 'Id-en er alt brukt om ei anna investering på tiltaket. Opne investeringa med ein ny id.',
    en: 'The id is already used for another investment of the measure. Open the investment with a new id.',
  },
  'investment-unknown': {
    nb: 'Investeringen finnes ikke på tiltaket. Velg en av dem som er der.',
    nn: 'Investeringa finst ikkje på tiltaket. Vel ei av dei som er der.',
    en: 'The measure has no such investment. Choose one of those that are there.',
  },
  'figure-change-reason-missing': {
    nb: 'Beløpet er oppgitt før, og en endring trenger en begrunnelse. Skriv hvorfor.',
    nn: 'Beløpet er oppgjeve før, og ei endring treng ei grunngjeving. Skriv kvifor.',
    en: 'The figure was stated before, and a change needs a reason. Write why.',
  },
} as const satisfies Catalogue;
