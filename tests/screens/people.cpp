// The list of people who have no portrait.
#include <catch2/catch_test_macros.hpp>

#include "screens/rehearsal.h"
#include "screens/stands.h"
#include "screens/theatre.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

Catalogue two_people() {
    Catalogue catalogue = demo_catalogue();
    catalogue.interviews.push_back(catalogue.interviews.at(0));
    catalogue.interviews.back().id = "second";
    catalogue.interviews.back().person.name = "Jonas Petersen";
    return catalogue;
}

struct PeopleScene {
    explicit PeopleScene(Size size, Catalogue people = two_people(),
                         Pictures::Load load = no_pictures)
        : catalogue(std::move(people)) {
        const auto metrics = Metrics::of(size, {24});
        REQUIRE(metrics);
        auto begun = Rehearsal::begin(catalogue, {.metrics = *metrics, .load = std::move(load)});
        REQUIRE(begun);
        rehearsal = std::move(*begun);
        rehearsal->play(event::OpenPeople{});
        REQUIRE(rehearsal->show().scene == Scene::People);
    }
    Rect rect(const std::string& id) {
        const UiNode* node = node_named(rehearsal->nodes(), id);
        REQUIRE(node);
        return node->rect;
    }
    /// Inside of the picture's edge, where no part of the motif reaches.
    Colour ground(const std::string& id) {
        const Rect face = rect(id);
        return rehearsal->frame().at(static_cast<int>(face.x + face.width / 2),
                                     static_cast<int>(face.y) + 2);
    }
    Colour corner(const std::string& id) {
        const Rect face = rect(id);
        return rehearsal->frame().at(static_cast<int>(face.x), static_cast<int>(face.y));
    }

    Catalogue catalogue;
    std::unique_ptr<Rehearsal> rehearsal;
};

constexpr Size panels[] = {{1920, 1080}, {1080, 1920}};

}  // namespace

TEST_CASE("Two people's cards fill most of the scene's height") {
    for (const Size size : panels) {
        CAPTURE(size.width);
        PeopleScene people(size);
        const float top = people.rect("person-0").y, bottom = people.rect("topics").y;
        const float filled = people.rect("person-1").bottom() - top;
        CHECK(filled > (bottom - top) * 0.8F);
    }
}

TEST_CASE("Neighbours without a portrait differ in colour, and their motifs have round corners") {
    for (const Size size : panels) {
        CAPTURE(size.width);
        PeopleScene people(size);
        CHECK_FALSE(people.ground("person-0-face") == people.ground("person-1-face"));
        for (const char* id : {"person-0-face", "person-1-face"})
            CHECK_FALSE(people.corner(id) == people.ground(id));
    }
}

TEST_CASE("A portrait in a list has round corners") {
    for (const Size size : panels) {
        CAPTURE(size.width);
        PeopleScene people(size, rich_stand().catalogue, load_of(rich_stand()));
        CHECK(people.corner("person-0-face") == people.catalogue.theme.light.surface);
        CHECK_FALSE(people.ground("person-0-face") == people.catalogue.theme.light.surface);
    }
}

TEST_CASE("A person's motif fills its field up to the screen's edge") {
    for (const Size size : panels) {
        CAPTURE(size.width);
        PeopleScene people(size);
        const Colour in_list = people.ground("person-1-face");
        people.rehearsal->play(event::OpenPerson{1});
        CHECK(people.ground("face") == in_list);
        CHECK(people.corner("face") == in_list);
    }
}
