// standpunkt-content: the editor's desk.
#include <CLI/CLI.hpp>

#include "apps/content_verbs.h"

int main(int argument_count, char** arguments) {
    CLI::App app{
        "standpunkt-content turns a folder of texts and pictures into what a stand shows."};
    app.name("standpunkt-content");
    app.set_version_flag("--version", "standpunkt-content " STANDPUNKT_VERSION);
    app.footer(
        "Examples:\n"
        "  standpunkt-content new my-stand            a commented starter\n"
        "  standpunkt-content import talk.txt -o my-stand\n"
        "  standpunkt-content check my-stand          every fault, with file and line\n"
        "  standpunkt-content preview my-stand        in a window, each change as it is saved\n"
        "  standpunkt-content proof my-stand -o proof.html   what is to be signed, to print\n"
        "  standpunkt-content keygen my-key           once: the key that signs\n"
        "  standpunkt-content build my-stand -o my-stand.standpunkt --key my-key.key\n"
        "  standpunkt-content publish my-stand --key my-key.key --to /media/me/STICK\n"
        "content/README.md is the manual. Exit code: 0 done, 1 faults in the input, 2 wrong use.");
    app.require_subcommand(1);
    int exit_code = 0;
    standpunkt::add_folder_verbs(app, exit_code);
    standpunkt::add_import_verb(app, exit_code);
    standpunkt::add_preview_verb(app, exit_code);
    standpunkt::add_proof_verb(app, exit_code);
    standpunkt::add_bundle_verbs(app, exit_code);
    try {
        app.parse(argument_count, arguments);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return exit_code;
}
