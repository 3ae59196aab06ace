# Sourced by the commands of deploy/: how they speak, run steps and build. Expects bash with strict mode on.
# shellcheck shell=bash

command_name=$(basename "$0")
# Which sources these are; what was made of others is not what is tested.
tree_state() {
    local changes=""
    [ -z "$(git status --porcelain)" ] ||
        changes=+changed-$({ git diff HEAD; git ls-files -z --others --exclude-standard | xargs -0r tail -n +1; } | sha256sum | cut -c1-12)
    printf '%s%s\n' "$(git rev-parse HEAD)" "$changes"
}
say() { printf '%s: %s\n' "$command_name" "$*"; }
no_option() { printf '%s: error: there is no option %s\n' "$command_name" "$1" >&2; usage >&2; exit 2; }
die() { printf '%s: error: %s\n' "$command_name" "$*" >&2; exit 1; }

# A clone in another folder finds what this one has compiled: ccache then names files from here on.
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1

# Machines with little memory per core swap to death when every core compiles: one job per 1.5 GiB.
build_jobs() {
    local cores gigabytes
    cores=$(nproc)
    gigabytes=$(awk '/^MemAvailable:/ { print int($2 / 1572864) }' /proc/meminfo)
    [ "$gigabytes" -ge 1 ] || gigabytes=1
    if [ "$gigabytes" -lt "$cores" ]; then echo "$gigabytes"; else echo "$cores"; fi
}

# Passes lines on; of the build's "[3/200] ..." lines only about every twentieth, so that progress is
# seen and nothing else is drowned by it.
thin_out() {
    local line done_count=0 total=0 last=0
    while IFS= read -r line; do
        if [[ $line =~ ^\[([0-9]+)/([0-9]+)[^]]*\]\ (Building|Linking|Generating|Creating) ]]; then
            done_count=${BASH_REMATCH[1]} total=${BASH_REMATCH[2]}
            if [ $((done_count * 20 / total)) -ne "$last" ] || [ "$done_count" -eq "$total" ]; then
                last=$((done_count * 20 / total))
                printf '  built %d of %d\n' "$done_count" "$total"
            fi
        else
            printf '  %s\n' "$line"
        fi
    done
}

# step LOG WHAT COMMAND...: runs it with all output in LOG and on screen (thinned out); on failure
# says what failed, where the log is and what to do (the global `advice`, where the caller set one).
advice=""
step() {
    local log=$1 what=$2 status=0
    shift 2
    mkdir -p "$(dirname "$log")"
    say "$what"
    "$@" 2>&1 | tee "$log" | thin_out || status=$?
    [ "$status" -eq 0 ] || die "$what: failed. The whole log: $log${advice:+. $advice}"
}

# build PRESET DIRECTORY TARGETS...: configures when needed, then builds; without targets everything.
build() {
    local preset=$1 directory=$2
    shift 2
    advice="If a package is missing or too old, run deploy/setup; after a change of compiler remove $directory and run again."
    if ! [ -f "$directory/build.ninja" ]; then
        step "$directory/log/configure.log" "configuring $directory (preset $preset)" cmake --preset "$preset"
    fi
    advice="Repeat only this step with: cmake --build $directory"
    step "$directory/log/build.log" "building $directory" \
        cmake --build "$directory" --parallel "$(build_jobs)" ${1:+--target "$@"}
    advice=""
}

# The demo stand, signed with a key made here and never packaged. Needs the programs in build/bin.
demo_bundle=build/demo/demo.standpunkt
demo_theme=""  # a name in content/themes; empty: the demo's own look
demo_key=build/demo/throw-away
make_demo_bundle() {
    mkdir -p build/demo
    if ! [ -f "$demo_key.key" ] || ! [ -f "$demo_key.pub" ]; then
        rm -f "$demo_key.key" "$demo_key.pub"
        step build/demo/keygen.log "making a throw-away key in build/demo" build/bin/standpunkt-content keygen \
            --no-passphrase "$demo_key"
    fi
    advice="All faults of the content: build/bin/standpunkt-content check content"
    step build/demo/build.log "building the demo stand: $demo_bundle" \
        build/bin/standpunkt-content build content -o "$demo_bundle" --key "$demo_key.key" \
        ${demo_theme:+--theme "content/themes/$demo_theme"}
    advice=""
}
