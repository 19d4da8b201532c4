"""Countries by their names, demonyms and capitals: "Moscow", "Russian" and "the Kremlin" speak of Russia."""

from __future__ import annotations

COUNTRIES = """afghanistan:afghan,kabul armenia:armenian,yerevan azerbaijan:azerbaijani,azeri,baku australia:australian,canberra austria:austrian belarus:belarusian,minsk
belgium:belgian brazil:brazilian,brasilia britain:british,uk,u.k.,united_kingdom,london canada:canadian,ottawa chile:chilean china:chinese,beijing colombia:colombian,bogota cuba:cuban,havana
denmark:danish egypt:egyptian,cairo ethiopia:ethiopian france:french,paris georgia:georgian,tbilisi germany:german,berlin greece:greek,athens hungary:hungarian,budapest india:indian,new_delhi,delhi
indonesia:indonesian,jakarta iran:iranian,tehran iraq:iraqi,baghdad ireland:irish,dublin israel:israeli,jerusalem,tel_aviv italy:italian,rome japan:japanese,tokyo jordan:jordanian kenya:kenyan,nairobi
kosovo:kosovar lebanon:lebanese,beirut libya:libyan,tripoli malaysia:malaysian mexico:mexican morocco:moroccan myanmar:burmese,burma nepal:nepalese,kathmandu netherlands:dutch nigeria:nigerian
north_korea:north_korean,pyongyang,dprk norway:norwegian pakistan:pakistani,islamabad palestine:palestinian peru:peruvian philippines:philippine,filipino,manila poland:polish,warsaw portugal:portuguese
qatar:qatari,doha romania:romanian russia:russian,moscow,kremlin,russian_federation saudi_arabia:saudi,riyadh serbia:serbian,belgrade somalia:somali south_africa:south_african south_korea:south_korean,seoul
spain:spanish,madrid sri_lanka:sri_lankan sudan:sudanese,khartoum sweden:swedish switzerland:swiss syria:syrian,damascus taiwan:taiwanese,taipei thailand:thai,bangkok turkey:turkish,ankara
ukraine:ukrainian,kyiv,kiev united_states:us,u.s.,usa,u.s.a.,american,america,washington,white_house venezuela:venezuelan,caracas vietnam:vietnamese,hanoi yemen:yemeni european_union:eu,brussels artsakh:karabakh,nagorno-karabakh"""
COUNTRY = {alias: name for entry in COUNTRIES.split() for name, _, aliases in (entry.partition(":"),) for alias in (name, *aliases.split(","))}
