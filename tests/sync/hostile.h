#pragma once
// Servers that misbehave, and what a source says of them.
#include <atomic>

#include "web.h"

namespace standpunkt::test {

using Part = ServedFile::Part;
using Request = HostileServer::Request;
using Line = HostileServer::Line;

inline const std::string& original() {
    static const std::string bytes = bundle_of(4);
    return bytes;
}

inline void set_field(Part& part, const std::string& name, const std::string& value) {
    std::erase_if(part.fields, [&](const std::string& field) { return field.starts_with(name); });
    if (!value.empty()) part.fields.push_back(name + ": " + value);
}

/// A server that is good but for what `spoil` does to its answers.
inline HostileServer::Answer spoiling(std::function<void(Part&)> spoil) {
    return [spoil](const Request& request, Line& line) {
        Part part = ServedFile{original()}.answer(request);
        spoil(part);
        send(line, part);
    };
}

/// What a first look at such a server says. It was asked once, and no file is left.
inline Error refusal(const HostileServer::Answer& answer, std::size_t requests = 1) {
    HostileServer server(answer);
    Visit visit(server.url());
    const auto look = visit.look();
    CHECK(server.requests().size() == requests);
    CHECK_FALSE(std::filesystem::exists(visit.spool()));
    for (const Request& request : server.requests()) CHECK(request.method == "GET");
    if (!look) return look.error();
    CHECK(look->offers.empty());
    REQUIRE(look->passed_over.size() == 1);
    return look->passed_over.front();
}

inline HostileServer::Answer saying(const std::string& bytes) {
    return [bytes](const Request&, Line& line) { line.send(bytes); };
}

}  // namespace standpunkt::test

#define REFUSED(error, wanted, part)                            \
    do {                                                        \
        const Error refused = error;                            \
        INFO(to_string(refused));                               \
        CHECK(refused.code == wanted);                          \
        CHECK(refused.message.find(part) != std::string::npos); \
    } while (false)
