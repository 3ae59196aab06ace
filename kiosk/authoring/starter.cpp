#include "authoring/starter.h"

#include <utility>

#include "authoring/names.h"
#include "base/files.h"

namespace standpunkt {
namespace {

constexpr const char* stand_toml =
    R"(# The stand itself. Lines that begin with # are notes and can go.
title.de = "Mein Stand"
title.en = "My stand"

# Which stand this content is for; a-z, 0-9 and - only.
channel = "@CHANNEL@"

# The languages, in the order of the language button. One is enough: ["de"]
languages = ["de", "en"]
default_language = "de"

# The display speaks to visitors as "sie" or "du".
address = "sie"

# Where visitors read on at home; shown as a QR code.
#web_address = "https://example.org/stand"

# A logo for all grounds, in pictures/. One each for light and dark ground: theme.toml
#logo = "logo.svg"
#logo_alt.de = "Logo der Stadt"
#logo_alt.en = "The city's logo"

# Times are computed from the length of the texts. To fix them:
#[timing]
#dwell_seconds = 12
#fade_milliseconds = 700
#idle_least_seconds = 60
#idle_most_seconds = 180

# Words that are parted at the bars, or not at all if they have none:
#[hyphenation]
#de = ["Real|labor"]

# Your own slides between the statements of the loop: a line of text, or a picture from pictures/
#[[slide]]
#id = "opening-hours"
#text.de = "Bis Sonntag geöffnet: täglich von 10 bis 18 Uhr"
#text.en = "Open until Sunday: daily from 10 to 18"
#until = "2031-05-31"
)";

constexpr const char* topics_toml =
    R"(# What a visitor taps, in the order on screen. Icons by name: content/icons.png
[[topic]]
id = "zusammenarbeit"
icon = "groups"
colour = "#0A5470"
title.de = "Zusammenarbeit"
title.en = "Working together"

[[topic]]
id = "ausblick"
icon = "explore"
colour = "#6B2C6F"
title.de = "Ausblick"
title.en = "What comes next"
)";

constexpr const char* theme_toml = R"(# Colours, logo and fonts. Everything here may be left out.
attract = "dark"     # the unattended loop: "dark", or "light" for a bright hall

#[light]
#primary = "#0A5470"
#on_primary = "#FFFFFF"

#[logo]              # put the files into pictures/
#light = "logo.svg"
#dark = "logo-white.svg"
#alt.de = "Logo der Stadt"
#alt.en = "The city's logo"
)";

constexpr const char* interview_toml = R"(# Who was interviewed, and where the text comes from.
date = "2025-05-14"
source = "Example"
# Only if the text retells the interview in other words:
#retold_by = "..."
#approved_by = "..."
#approved_on = "2025-06-01"
#consent_until = "2031-05-31"

[person]
name = "Erika Beispiel"
role.de = "Leiterin"
role.en = "Head"
organisation = "Beispielhaus"
#portrait = "erika-beispiel.jpg"        # in pictures/ beside this file
#portrait_alt.de = "Erika Beispiel am Fenster"
#portrait_alt.en = "Erika Beispiel at the window"
#portrait_credit = "Ben Beispiel"
#portrait_licence = "CC BY 4.0"
)";

constexpr const char* de_md = R"(# Gemeinsam geht es leichter

Ein Absatz, der neugierig macht. Er darf fehlen.

<!-- Jede Frage beginnt mit ##. Direkt darunter stehen Thema, Kurz und, wenn man will,
     In einem Satz und Id. Die Id verbindet die Frage mit ihrer Übersetzung in en.md. -->

## Warum arbeiten Sie mit anderen zusammen?
Thema: Zusammenarbeit
Kurz: Warum zusammen?
In einem Satz: Wer teilt, was er kann, kommt weiter als allein.
Id: warum-zusammen

> Zitat: Allein wären wir langsamer.

Weil jede von uns etwas anderes kann. Allein wären wir langsamer. Zusammen haben wir *drei* Dinge
gelernt:

- zuhören,
- früh fragen,
- Fehler zeigen.

## Was kommt als Nächstes?
Thema: Ausblick
Kurz: Was als Nächstes kommt
Id: was-kommt

> Nach dem Gespräch: Der nächste Schritt ist klein, aber er ist da.

Ein kleiner Schritt. Wir öffnen das Haus an einem Abend in der Woche und sehen, wer kommt.

<!-- Bilder stehen allein, mit einer Beschreibung für alle, die sie nicht sehen:

![Das offene Tor am Abend](tor.jpg "Der erste Abend")
Bild: Ben Beispiel
Lizenz: CC BY 4.0
-->
)";

constexpr const char* en_md = R"(# It is easier together

A paragraph that makes curious. It may be left out.

<!-- Every question begins with ##. Directly under it stand Topic, Short and, if you like,
     In one sentence and Id. The Id joins the question to its original in de.md. -->

## Why do you work with others?
Topic: Working together
Short: Why together?
In one sentence: Those who share what they can do get further than alone.
Id: warum-zusammen

> Quote: Alone we would be slower.

Because each of us is good at something else. Alone we would be slower. Together we have learnt
*three* things:

- to listen,
- to ask early,
- to show mistakes.

## What comes next?
Topic: What comes next
Short: What comes next
Id: was-kommt

> After the talk: The next step is small, but it is there.

A small step. We open the house one evening a week and see who comes.
)";

}  // namespace

Status write_starter(const std::filesystem::path& folder) {
    if (folder.empty())
        return fail("the folder to make has no name; nothing was written.", {}, 0,
                    "Name it, such as: my-stand");
    std::error_code problem;
    if (std::filesystem::exists(folder, problem)) {
        if (!std::filesystem::is_directory(folder, problem)) {
            return fail("is a file, not a folder.", folder, 0, "Choose another name.");
        }
        if (!std::filesystem::is_empty(folder, problem) || problem) {
            return fail("the folder is not empty; nothing was written.", folder, 0,
                        "Choose a new name: nothing of yours is ever overwritten.");
        }
    }
    const std::filesystem::path interview = folder / "interviews" / "erika-beispiel";
    for (const auto& made : {folder / "pictures", interview / "pictures"}) {
        std::filesystem::create_directories(made, problem);
        if (problem)
            return fail("cannot make the folder: " + problem.message() + ".", made, 0,
                        "Choose a place you may write to.");
    }
    std::string stand = stand_toml;
    const std::filesystem::path named = folder.has_filename() ? folder : folder.parent_path();
    const std::string channel =
        name_from(std::filesystem::absolute(named, problem).filename().string());
    stand.replace(stand.find("@CHANNEL@"), 9, channel);
    const std::pair<std::filesystem::path, std::string> files[] = {
        {folder / "stand.toml", stand},      {folder / "topics.toml", topics_toml},
        {folder / "theme.toml", theme_toml}, {interview / "interview.toml", interview_toml},
        {interview / "de.md", de_md},        {interview / "en.md", en_md},
    };
    for (const auto& [path, text] : files) TRY_STATUS(replace_file(path, text));
    return {};
}

}  // namespace standpunkt
