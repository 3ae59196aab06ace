#include "apps/content_proof_words.h"

#include <array>
#include <charconv>

namespace standpunkt {
namespace {

constexpr std::array<std::string_view, 12> german_months{
    "Januar", "Februar", "März",      "April",   "Mai",      "Juni",
    "Juli",   "August",  "September", "Oktober", "November", "Dezember"};
constexpr std::array<std::string_view, 12> english_months{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::string found(const ProofWords& words, std::string_view key) {
    const auto at = words.find(key);
    return std::string(at == words.end() ? key : at->second);
}

}  // namespace

const ProofWords& proof_words(const std::string& language) {
    static const ProofWords german{
        {"draft", "Entwurf"},
        {"proof", "Korrekturabzug"},
        {"code", "Inhalt"},
        {"code_hint", "Derselbe Code steht am Stand unter „Über diese Station“."},
        {"language", "Sprache"},
        {"made", "Erstellt am"},
        {"source", "Quelle"},
        {"retold", "Nacherzählt von"},
        {"approved", "Freigegeben"},
        {"not_approved", "noch nicht freigegeben"},
        {"consent", "Einwilligung bis"},
        {"short", "Kurz"},
        {"summary", "In einem Satz"},
        {"topic", "Thema"},
        {"topics", "Themen"},
        {"missing", "In dieser Sprache gibt es diesen Text nicht; gezeigt wird das Original."},
        {"cut_off", "Der Text der Quelle endet hier mitten im Satz."},
        {"loop", "In der Schleife"},
        {"quote", "wörtlich"},
        {"paraphrase", "nach dem Gespräch"},
        {"editorial", "redaktionell"},
        {"question", "Frage"},
        {"slides", "Eigene Tafeln"},
        {"picture", "Bild"},
        {"tall", "Bild, hochkant"},
        {"portrait", "Porträt"},
        {"logo_on_light", "Logo auf hellem Grund"},
        {"logo_on_dark", "Logo auf dunklem Grund"},
        {"languages", "Sprachen"},
        {"held", "Gespräch"},
        {"targets", "Wohin die Codes führen"},
        {"none", "Kein Code zum Mitnehmen."},
        {"screens", "So sieht es aus"},
        {"sign", "Ich habe alles gelesen und gebe es frei."},
        {"place", "Ort, Datum"},
        {"name", "Name, Unterschrift"}};
    static const ProofWords english{
        {"draft", "Draft"},
        {"proof", "Proof"},
        {"code", "Content"},
        {"code_hint", "The same code stands on the stand under “About this station”."},
        {"language", "Language"},
        {"made", "Made on"},
        {"source", "Source"},
        {"retold", "Retold by"},
        {"approved", "Approved"},
        {"not_approved", "not approved yet"},
        {"consent", "Consent until"},
        {"short", "Short"},
        {"summary", "In one sentence"},
        {"topic", "Topic"},
        {"topics", "Topics"},
        {"missing", "This text does not exist in this language; the original is shown."},
        {"cut_off", "The source ends here in mid-sentence."},
        {"loop", "In the loop"},
        {"quote", "word for word"},
        {"paraphrase", "based on the talk"},
        {"editorial", "editorial"},
        {"question", "question"},
        {"slides", "Own slides"},
        {"picture", "Picture"},
        {"tall", "Picture, upright"},
        {"portrait", "Portrait"},
        {"logo_on_light", "Logo on light ground"},
        {"logo_on_dark", "Logo on dark ground"},
        {"languages", "Languages"},
        {"held", "Conversation"},
        {"targets", "Where the codes lead"},
        {"none", "No code to take along."},
        {"screens", "What it looks like"},
        {"sign", "I have read all of it and approve it."},
        {"place", "Place, date"},
        {"name", "Name, signature"}};
    return language == "de" ? german : english;
}

std::string proof_scene(std::string_view scene, const std::string& language) {
    static const ProofWords german{{"loop", "Die Schleife"},
                                   {"slide", "Eine eigene Tafel"},
                                   {"topics", "Themen"},
                                   {"people", "Menschen"},
                                   {"person", "Zur Person"},
                                   {"reader", "Eine Antwort, erste Seite"},
                                   {"readers-last-page", "Eine Antwort, letzte Seite"},
                                   {"search", "Suche"},
                                   {"search-with-hits", "Suche mit Treffern"},
                                   {"all-hits", "Alle Treffer"},
                                   {"search-without-hits", "Suche ohne Treffer"},
                                   {"search-digits", "Suche, Ziffern"},
                                   {"help", "Bedienhilfen"},
                                   {"language", "Auswahl der Sprache"},
                                   {"take-along", "Zum Mitnehmen"},
                                   {"about", "Über diese Station"},
                                   {"abouts-last-page", "Über diese Station, letzte Seite"},
                                   {"still-there", "Rückfrage, wenn niemand tippt"},
                                   {"holding", "Bevor es Inhalte gibt"}};
    static const ProofWords english{{"loop", "The loop"},
                                    {"slide", "A slide of your own"},
                                    {"topics", "Topics"},
                                    {"people", "People"},
                                    {"person", "About the person"},
                                    {"reader", "An answer, its first page"},
                                    {"readers-last-page", "An answer, its last page"},
                                    {"search", "Search"},
                                    {"search-with-hits", "Search with hits"},
                                    {"all-hits", "All hits"},
                                    {"search-without-hits", "Search without a hit"},
                                    {"search-digits", "Search, digits"},
                                    {"help", "Reading aids"},
                                    {"language", "Choice of the language"},
                                    {"take-along", "To take along"},
                                    {"about", "About this station"},
                                    {"abouts-last-page", "About this station, last page"},
                                    {"still-there", "The question when nobody taps"},
                                    {"holding", "Before there is content"}};
    return found(language == "de" ? german : english, scene);
}

std::string proof_language(const std::string& language) {
    static const ProofWords names{{"de", "Deutsch"}, {"en", "English"}};
    return found(names, language);
}

std::string proof_date(const std::string& day, const std::string& language) {
    std::size_t month = 0;
    if (day.size() < 7) return day;
    std::from_chars(day.data() + 5, day.data() + 7, month);
    if (month < 1 || month > 12) return day;
    const bool german = language == "de";
    std::string text;
    if (day.size() == 10) text = day.substr(day[8] == '0' ? 9 : 8) + (german ? ". " : " ");
    text += (german ? german_months : english_months).at(month - 1);
    return text + " " + day.substr(0, 4);
}

}  // namespace standpunkt
