// The operator's desk: how it opens, what each of its views does, how it closes.
#include "show/operator.h"

#include <catch2/catch_test_macros.hpp>

#include "show/stand.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

using View = OperatorDesk::View;

struct Desk {
    Catalogue catalogue = varied_stand(4);
    Show show = begin(catalogue, {}, 0s);
    Time now = 60s;

    Desk& send(const Event& event, Duration after = 100ms) {
        test::send(show, catalogue, event, now += after);
        return *this;
    }
    Desk& open(PinFile file = PinFile::Set) { return send(event::HoldCorner{file}); }
    Desk& type(const std::string& digits) {
        for (const char digit : digits) send(event::TypeDigit{digit});
        return send(event::EnterPin{});
    }
    /// Types digits that the program finds to be as `verdict` says.
    Desk& judge(PinVerdict verdict) { return type("2468").send(event::JudgedPin{verdict}); }
    Desk& enter() { return open().judge(PinVerdict::Right).forget(); }
    Desk& forget() {
        show.wishes.clear();
        return *this;
    }
    Desk& wait(Duration time) { return send(event::Tick{}, time); }
    View view() const { return show.desk.view; }
    bool locked() const { return show.pin_guard.locked(now); }
};

}  // namespace

TEST_CASE(
    "Five seconds on the corner open the desk from the loop, a visit, a question and Holding") {
    Desk loop;
    CHECK(loop.open().show.scene == Scene::Operator);

    Desk visit;
    visit.send(event::OpenExchange{{0, 0}});
    CHECK(visit.open().show.scene == Scene::Operator);

    Desk asked;
    asked.send(event::OpenExchange{{0, 0}}).wait(60s);
    REQUIRE(asked.show.asked_since);
    CHECK(asked.open().show.scene == Scene::Operator);
    CHECK_FALSE(asked.show.asked_since);

    Desk holding;
    holding.catalogue = {};
    holding.show = begin(holding.catalogue, {}, 0s);
    CHECK(holding.open().show.scene == Scene::Operator);
    CHECK(holding.send(event::Leave{}).show.scene == Scene::Holding);
}

TEST_CASE("A visit ends with the desk: nothing of it is left, and the desk is no visit") {
    Desk desk;
    desk.send(event::OpenExchange{{0, 0}}).send(event::SetAids{{TextSize::Largest}});
    desk.send(event::SwitchLanguage{"en", desk.now});
    REQUIRE(is_visit(desk.show.scene));
    desk.open();
    CHECK_FALSE(is_visit(desk.show.scene));
    CHECK(desk.show.visit.aids == Aids{});
    CHECK(desk.show.visit.language == "de");
    desk.send(event::Leave{});
    CHECK(desk.show.scene == Scene::Attract);
    CHECK(desk.show.visit == Visit{});
    CHECK(desk.show.desk == OperatorDesk{});
}

TEST_CASE("Without a PIN only cleaning is offered") {
    Desk desk;
    desk.open(PinFile::Missing).type("2468");
    CHECK(desk.show.wishes.empty());
    CHECK(desk.show.desk.digits.empty());
    for (const Event& event :
         std::initializer_list<Event>{event::RunErrand{Errand::Check}, event::RestartShow{},
                                      event::ShowPattern{}, event::TryTurn{TurnOf::Picture},
                                      event::Confirm{}, event::JudgedPin{PinVerdict::Right}})
        desk.send(event);
    CHECK(desk.view() == View::Pin);
    CHECK(desk.show.wishes.empty());
    CHECK(desk.send(event::Clean{}).view() == View::Cleaning);
}

TEST_CASE("Digits are judged by the program once they are entered, at least four of them") {
    Desk desk;
    desk.open().type("246");
    CHECK(desk.show.wishes.empty());
    desk.type("8");
    CHECK(desk.show.wishes == std::vector<Wish>{wish::JudgePin{"2468"}});
    desk.forget().type("1");  // while they are judged nothing is typed
    CHECK(desk.show.wishes.empty());
    CHECK(desk.show.desk.digits == "2468");
    desk.send(event::JudgedPin{PinVerdict::Right});
    CHECK(desk.view() == View::Page);
    CHECK(desk.show.desk.digits.empty());
}

TEST_CASE("Digits can be taken back, are at most twelve, and are digits") {
    Desk desk;
    desk.open().send(event::TypeDigit{'1'}).send(event::EraseDigit{}).send(event::EraseDigit{});
    CHECK(desk.show.desk.digits.empty());
    desk.send(event::TypeDigit{'x'});
    CHECK(desk.show.desk.digits.empty());
    desk.type("1234567890123");
    CHECK(desk.show.wishes == std::vector<Wish>{wish::JudgePin{"123456789012"}});
}

TEST_CASE("A verdict nobody waits for opens nothing") {
    Desk desk;
    desk.open().send(event::JudgedPin{PinVerdict::Right});
    CHECK(desk.view() == View::Pin);
    desk.type("2468").send(event::Leave{}).send(event::JudgedPin{PinVerdict::Right});
    CHECK(desk.show.scene == Scene::Attract);
    desk.open().send(event::JudgedPin{PinVerdict::Right});
    CHECK(desk.view() == View::Pin);
}

TEST_CASE("Three wrong PINs lock for a minute, also for who leaves and comes back") {
    Desk desk;
    desk.open().judge(PinVerdict::Wrong).judge(PinVerdict::Wrong);
    CHECK_FALSE(desk.locked());
    desk.send(event::Leave{}).open().judge(PinVerdict::Wrong);
    CHECK(desk.locked());
    CHECK(seconds_left(desk.show, desk.now) == 60);
    desk.forget().type("2468");
    CHECK(desk.show.wishes.empty());
    desk.send(event::Leave{}, 20s).open();
    CHECK(desk.locked());
    CHECK(seconds_left(desk.show, desk.now) < 41);
    desk.forget().type("2468");
    CHECK(desk.show.wishes.empty());
    desk.wait(41s);
    CHECK_FALSE(desk.locked());
    CHECK(seconds_left(desk.show, desk.now) == 0);
    CHECK(desk.judge(PinVerdict::Right).view() == View::Page);
}

TEST_CASE("After a lock there are three tries again, and a right PIN forgets the wrong ones") {
    Desk desk;
    desk.open();
    for (int i = 0; i < 3; ++i) desk.judge(PinVerdict::Wrong);
    desk.send(event::Touch{}, 30s).wait(30s);
    desk.judge(PinVerdict::Wrong).judge(PinVerdict::Wrong);
    CHECK_FALSE(desk.locked());
    desk.judge(PinVerdict::Right).send(event::Leave{}).open();
    desk.judge(PinVerdict::Wrong).judge(PinVerdict::Wrong);
    CHECK_FALSE(desk.locked());
    CHECK(desk.judge(PinVerdict::Wrong).locked());
}

TEST_CASE("The lock outlives new content and a stand that has none any more") {
    Desk desk;
    desk.open();
    for (int i = 0; i < 3; ++i) desk.judge(PinVerdict::Wrong);
    desk.send(event::Leave{}).send(event::NewCatalogue{});
    CHECK(desk.locked());
    desk.catalogue = {};
    desk.send(event::NewCatalogue{});
    REQUIRE(desk.show.scene == Scene::Holding);
    CHECK(desk.locked());
    desk.open().send(event::Leave{});
    CHECK(desk.locked());
    desk.catalogue = varied_stand(4);
    desk.send(event::NewCatalogue{});
    CHECK(desk.locked());
}

TEST_CASE("A PIN that cannot be read is told and counts as no try") {
    Desk desk;
    desk.open();
    for (int i = 0; i < 5; ++i) desk.judge(PinVerdict::Unreadable);
    CHECK_FALSE(desk.locked());
    CHECK(desk.show.desk.verdict == PinVerdict::Unreadable);
    CHECK_FALSE(desk.send(event::TypeDigit{'1'}).show.desk.verdict);
}

TEST_CASE("Every view closes by itself: after a minute without a touch, cleaning when it is over") {
    for (const View view : {View::Pin, View::Page, View::Asking, View::Pattern}) {
        Desk desk;
        desk.enter();
        desk.show.desk.view = view;
        const Time touched = desk.show.touched;
        CHECK(deadline(desk.show, desk.catalogue) == touched + 60s);
        desk.now = touched;
        desk.wait(59s);
        CHECK(desk.show.scene == Scene::Operator);
        desk.send(event::Touch{}, 500ms).wait(59s);
        CHECK(desk.show.scene == Scene::Operator);
        CHECK(desk.wait(1s).show.scene == Scene::Attract);
    }
}

TEST_CASE("Who waits for a report is still at the desk when it is done, and has time to read so") {
    Desk desk;
    desk.enter().send(event::RunErrand{Errand::Report}, 0ms).wait(180s);
    CHECK(desk.view() == View::Page);
    CHECK(deadline(desk.show, desk.catalogue) > desk.now);
    desk.send(event::ToldErrand{Errand::Report, {ErrandState::Phase::Done}}, 10s).wait(59s);
    REQUIRE(desk.show.scene == Scene::Operator);
    CHECK(desk.show.desk.state(Errand::Report).phase == ErrandState::Phase::Done);
    CHECK(desk.wait(1s).show.scene == Scene::Attract);
}

TEST_CASE("An errand without an end keeps the page open for five minutes, and no pad") {
    Desk desk;
    desk.enter().send(event::RunErrand{Errand::Check}, 0ms);
    const Time touched = desk.show.touched;
    CHECK(deadline(desk.show, desk.catalogue) == touched + 5min);
    CHECK(desk.wait(touched + 5min - desk.now).show.scene == Scene::Attract);

    desk.open().send(event::ToldErrand{Errand::Check, {ErrandState::Phase::Working}}, 0ms);
    REQUIRE(desk.view() == View::Pin);
    CHECK(desk.wait(60s).show.scene == Scene::Attract);
}

TEST_CASE("Who touches a page that waited for an errand alone gives the PIN again") {
    for (const Event& touch : {Event{event::Touch{}}, Event{event::RunErrand{Errand::RollBack}},
                               Event{event::ShowPattern{}}}) {
        Desk desk;
        desk.enter().send(event::RunErrand{Errand::Report}, 0ms).forget().wait(59s);
        desk.send(event::Touch{}, 0ms);
        CHECK(desk.view() == View::Page);
        desk.wait(61s).send(touch, 0ms);
        CHECK(desk.view() == View::Pin);
        CHECK(desk.show.wishes.empty());
        desk.judge(PinVerdict::Right);
        CHECK(desk.view() == View::Page);
        CHECK(desk.show.desk.state(Errand::Report).phase == ErrandState::Phase::Working);
    }
}

TEST_CASE("What the program tells nobody who waits for it keeps no desk open") {
    Desk desk;
    desk.enter().wait(59s);
    desk.send(event::ToldErrand{Errand::Report, {ErrandState::Phase::Done}}, 0ms);
    CHECK(desk.wait(1100ms).show.scene == Scene::Attract);
}

TEST_CASE("Cleaning counts down from sixty and leads to the loop, whoever began it") {
    for (const bool with_pin : {false, true}) {
        Desk desk;
        with_pin ? desk.enter() : desk.open(PinFile::Missing);
        desk.send(event::Clean{});
        CHECK(seconds_left(desk.show, desk.now) == 60);
        desk.send(event::Touch{}, 30s).wait(29s);
        CHECK(seconds_left(desk.show, desk.now) == 1);
        CHECK(desk.view() == View::Cleaning);
        CHECK(deadline(desk.show, desk.catalogue) == desk.now + 1s);
        CHECK(desk.wait(1s).show.scene == Scene::Attract);
    }
}

TEST_CASE("Check and report are wished for once, until the agent is done with them") {
    Desk desk;
    desk.enter();
    desk.send(event::RunErrand{Errand::Check}).send(event::RunErrand{Errand::Check});
    CHECK(desk.show.wishes == std::vector<Wish>{wish::Run{Errand::Check}});
    CHECK(desk.show.desk.state(Errand::Check).phase == ErrandState::Phase::Working);
    desk.forget().send(event::RunErrand{Errand::Report});
    CHECK(desk.show.wishes == std::vector<Wish>{wish::Run{Errand::Report}});
    desk.send(event::ToldErrand{Errand::Report, {ErrandState::Phase::Failed, Code::NoStick}});
    CHECK(desk.show.desk.state(Errand::Report).code == Code::NoStick);
    desk.forget().send(event::RunErrand{Errand::Report});
    CHECK(desk.show.wishes == std::vector<Wish>{wish::Run{Errand::Report}});
    CHECK(desk.show.desk.state(Errand::Report).code == Code::None);
}

TEST_CASE("Going back to the previous content is asked for twice") {
    Desk desk;
    desk.enter().send(event::RunErrand{Errand::RollBack});
    CHECK(desk.view() == View::Asking);
    CHECK(desk.show.wishes.empty());
    desk.send(event::Refuse{});
    CHECK(desk.view() == View::Page);
    CHECK(desk.show.wishes.empty());
    desk.send(event::RunErrand{Errand::RollBack}).send(event::Confirm{});
    CHECK(desk.view() == View::Page);
    CHECK(desk.show.wishes == std::vector<Wish>{wish::Run{Errand::RollBack}});
}

TEST_CASE("A turn is kept when somebody says so, else it goes back after fifteen seconds") {
    Desk desk;
    desk.enter().send(event::TryTurn{TurnOf::Picture});
    CHECK(desk.view() == View::Turning);
    CHECK(desk.show.wishes == std::vector<Wish>{wish::Turn{TurnOf::Picture, 1}});
    desk.forget().send(event::Confirm{});
    CHECK(desk.show.wishes == std::vector<Wish>{wish::KeepTurn{}});
    CHECK(desk.view() == View::Page);

    desk.forget().send(event::TryTurn{TurnOf::Picture}).forget();
    CHECK(deadline(desk.show, desk.catalogue) == desk.now + 15s);
    desk.send(event::Touch{}, 10s).wait(4900ms);
    CHECK(desk.view() == View::Turning);
    desk.wait(100ms);
    CHECK(desk.view() == View::Page);
    CHECK(desk.show.wishes == std::vector<Wish>{wish::Turn{TurnOf::Picture, 0}});
    CHECK(desk.wait(59s).view() == View::Page);  // and somebody may be there
}

TEST_CASE("Turns go through all ways, also for who cannot answer as touches go astray") {
    Desk desk;
    desk.enter();
    const auto steps = [&] {
        std::vector<int> all;
        for (const Wish& one : desk.show.wishes)
            if (std::get<wish::Turn>(one).step != 0) all.push_back(std::get<wish::Turn>(one).step);
        desk.forget();
        return all;
    };
    for (int i = 0; i < 4; ++i) desk.send(event::TryTurn{TurnOf::Picture});
    CHECK(steps() == std::vector{1, 2, 3, 1});
    desk.send(event::Refuse{}).forget();
    for (int i = 0; i < 8; ++i) desk.send(event::TryTurn{TurnOf::Touch}).wait(15s);
    CHECK(steps() == std::vector{1, 2, 3, 4, 5, 6, 7, 1});
}

TEST_CASE("Leaving while a turn is tried takes it back") {
    for (const Event& leave : std::initializer_list<Event>{event::GoHome{}, event::Leave{}}) {
        Desk desk;
        desk.enter().send(event::TryTurn{TurnOf::Touch}).forget().send(leave);
        CHECK(desk.show.scene == Scene::Attract);
        CHECK(desk.show.wishes == std::vector<Wish>{wish::Turn{TurnOf::Touch, 0}});
    }
}

TEST_CASE("The test pattern is left by the same hold") {
    Desk desk;
    desk.enter().send(event::ShowPattern{});
    CHECK(desk.view() == View::Pattern);
    CHECK(desk.send(event::HoldCorner{PinFile::Set}).view() == View::Page);
    CHECK(desk.send(event::HoldCorner{PinFile::Set}).view() == View::Page);
}

TEST_CASE("Restarting the show is a wish") {
    Desk desk;
    desk.enter().send(event::RestartShow{});
    CHECK(desk.show.wishes == std::vector<Wish>{wish::RestartShow{}});
}

TEST_CASE("No control of a visit does anything at the desk, and none of the desk in a visit") {
    Desk desk;
    desk.enter();
    const OperatorDesk before = desk.show.desk;
    for (const Event& event : std::initializer_list<Event>{
             event::OpenTopics{}, event::OpenSearch{}, event::OpenSheet{Sheet::Help, 0s},
             event::TouchLoop{0s}, event::SetAids{{TextSize::Largest}}, event::Back{}})
        desk.send(event);
    CHECK(desk.show.scene == Scene::Operator);
    CHECK(desk.show.desk == before);
    CHECK(desk.show.visit.aids == Aids{});

    Visiting visiting;
    const Visit visit = visiting.visit();
    for (const Event& event : std::initializer_list<Event>{
             event::Clean{}, event::JudgedPin{PinVerdict::Right}, event::Confirm{},
             event::RestartShow{}, event::RunErrand{Errand::Check}, event::Leave{}})
        visiting.send(event);
    CHECK(visiting.visit() == visit);
    CHECK(visiting.show.wishes.empty());
}

TEST_CASE("Content changes neither at the desk nor while it cleans") {
    Desk desk;
    CHECK_FALSE(at_rest(desk.enter().show, desk.now));
    CHECK_FALSE(at_rest(desk.send(event::Clean{}).show, desk.now));
}
