#pragma once
// What an operator's page may say, for tests of how it looks.
#include "screens/operator_page.h"

namespace standpunkt::test {

/// A stand that is well, or not: in amber two facts ask for a look, in red the sentence needs two
/// lines and one value says a lot.
inline OperatorPage sample_page(OperatorPage::Light light) {
    using Light = OperatorPage::Light;
    OperatorPage page;
    page.light = light;
    page.previous = true;
    page.facts = {
        {Light::Green, "Inhalt, laufende Nummer", "Clusterarbeit im Norden, 42"},
        {Light::Green, "Letzte Prüfung", "11:48 Uhr, nichts Neues"},
        {Light::Green, "Abgelehnter Inhalt", "keiner"},
        {Light::Green, "Bildschirm", "1920 × 1080, 24 Zoll, 60 Hz"},
        {Light::Green, "Berührung", "1 Gerät, zuletzt vor 2 min"},
        {Light::Green, "Temperatur, Strom", "61 °C, Spannung stabil"},
        {Light::Green, "Speicher", "4,1 GB frei von 16 GB"},
        {Light::Green, "Uhr", "12:00 Uhr, gestellt 08:30"},
        {Light::Green, "Besuche heute", "318"},
        {Light::Green, "Lesende heute", "204, im Mittel 2 min 10 s"},
        {Light::Green, "Vorheriger Inhalt", "41, als Rückfall bereit"},
        {Light::Green, "Netz", "getrennt, wird nicht gebraucht"},
    };
    switch (light) {
        case Light::Green:
            page.sentence = "Alles in Ordnung.";
            page.more = "Inhalt 42 läuft seit 09:12 Uhr.";
            break;
        case Light::Amber:
            page.sentence = "Läuft, aber ein neuer Inhalt wurde abgelehnt.";
            page.more =
                "Inhalt 42 läuft weiter, seit 09:12 Uhr. Hilfe: Technik, Telefon 040 123456";
            page.facts[1] = {Light::Amber, "Letzte Prüfung", "11:48 Uhr, abgelehnt"};
            page.facts[2] = {Light::Amber, "Abgelehnter Inhalt",
                             "Nr. 43: Unterschrift fehlt (SP-203)"};
            break;
        case Light::Red:
            page.sentence = "Der Touchscreen ist nicht verbunden, niemand kann etwas antippen.";
            page.more = "Das Kabel des Touchscreens prüfen. Hilfe: Technik, Telefon 040 123456";
            page.facts[4] = {Light::Red, "Berührung",
                             "kein Gerät, zuletzt am 24. November um 17:58 Uhr (SP-320)"};
            break;
    }
    return page;
}

}  // namespace standpunkt::test
