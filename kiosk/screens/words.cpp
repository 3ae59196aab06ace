#include "screens/words.h"

#include <algorithm>
#include <cassert>

#include "base/toml.h"
#include "screens/words_data.h"

namespace standpunkt {

std::vector<std::string> Words::languages() {
    return {interface_languages.begin(), interface_languages.end()};
}

Words::All& Words::all() {
    static All all = [] {
        All made;
        for (const std::string& name : languages()) {
            const auto file = TomlTable::parse(words_data(name), name + ".toml");
            assert(file);  // built in; a test parses it
            Words words;
            for (const std::string& key : file->keys())
                if (key != "du") words.x_words[key] = file->string(key).value_or("");
            made[{name, Address::Sie}] = words;
            if (const auto informal = file->table("du"))
                for (const std::string& key : informal->keys())
                    words.x_words[key] = informal->string(key).value_or("");
            made[{name, Address::Du}] = words;
        }
        return made;
    }();
    return all;
}

const Words& Words::of(const std::string& language, Address address) {
    const auto found = all().find({language, address});
    return found != all().end() ? found->second : all().at({"en", Address::Sie});
}

void Words::add(const std::string& language,
                std::map<std::string, std::string, std::less<>> words) {
    for (const Address address : {Address::Sie, Address::Du})
        all()[{language, address}].x_words = words;
}

const std::string& Words::operator[](std::string_view key) const {
    const auto found = x_words.find(key);
    assert(found != x_words.end());
    return found->second;
}

std::string Words::operator()(std::string_view key, const std::vector<std::string>& values) const {
    std::string text = (*this)[key];
    std::size_t at = 0;
    for (const std::string& value : values) {
        at = text.find("{}", at);
        if (at == std::string::npos) break;
        text.replace(at, 2, value);
        at += value.size();
    }
    return text;
}

std::string language_name(const Stand& stand, const std::string& language) {
    const auto form = stand.forms.find(language);
    if (form != stand.forms.end() && !form->second.name.empty()) return form->second.name;
    if (std::ranges::find(interface_languages, language) != interface_languages.end())
        return Words::of(language, stand.address)["language_name"];
    std::string name = language;
    for (char& letter : name)
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    return name;
}

}  // namespace standpunkt
