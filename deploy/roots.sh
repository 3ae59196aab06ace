# Sourced by the commands of deploy/ that work inside a root of a Debian suite: makes such roots (and keeps them),
# and runs commands in one. Expects deploy/common.sh and deploy/apt.sh.
# shellcheck shell=bash

roots=${XDG_CACHE_HOME:-$HOME/.cache}/standpunkt/roots

# debian_sources SUITE: what a root's apt reads, deb822: the archives this machine's own Debian comes from, on the same
# terms. Debian 12 gets the two newer suites too, for the packages that root_pins lets through.
debian_sources() {
    local suite=$1 own entry uri
    own=$(. /etc/os-release && echo "${VERSION_CODENAME:-unknown}")
    entry=$(indexes '$(SOURCESENTRY) $(REPO_URI)' 'Origin: Debian' "Codename: $own" 'Component: main' | grep -v ' cdrom:' | first) || true
    uri=${entry#* } entry=${entry%% *}
    [ -n "$uri" ] || die "apt knows no Debian archive with suite $own. Add one to /etc/apt/sources.list.d, run 'apt-get update' and then this again."
    debian_stanza "$entry" "$uri" "$suite $suite-updates"
    [ "$suite" != bookworm ] || debian_stanza "$entry" "$uri" "trixie bookworm-backports"
    entry=$(indexes '$(SOURCESENTRY) $(REPO_URI)' "Codename: $own-security" 'Component: main' | first)
    if [ -n "$entry" ]; then
        debian_stanza "${entry%% *}" "${entry#* }" "$suite-security"
    else
        say "apt knows no $own-security here: what is built has no security updates of Debian newer than its last point release. Add that suite to /etc/apt/sources.list.d and make it anew with --fresh" >&2
    fi
}
debian_stanza() {
    local entry=$1 uri=$2 suites=$3 field value
    printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: %s\n' "$uri" "$suites" "${root_components:-main}"
    for field in Signed-By Trusted; do
        value=$(source_option "$entry" "$field")
        [ -z "$value" ] || printf '%s: %s\n' "$field" "$value"
    done
    echo
}

# root_pins SUITE: what apt in the root may take from a newer suite; nothing but what deploy/packages names.
root_pins() {
    local newer names
    [ "$1" = bookworm ] || return 0
    for newer in trixie bookworm-backports; do
        names=$(table | awk -v suite="$newer" '$2 == suite { printf "%s:any ", $1 }')
        [ "$newer" != bookworm-backports ] || names="${names}libcatch2-dev:any"
        printf 'Package: *\nPin: release n=%s\nPin-Priority: -10\n\n' "$newer"
        printf 'Package: %s\nPin: release n=%s\nPin-Priority: 990\n\n' "${names% }" "$newer"
    done
}

# What every root begins with: apt's own needs, or with "important" what a fresh Debian has.
root_variant=apt

# make_root SUITE ARCHITECTURES PACKAGE...: sets `root` to a folder with that system, made once for each list of
# packages (about two minutes with a compiler in it); it is never written to after that, see in_root. What was made
# for other lists stays until somebody removes it: all of $roots may go at any time.
make_root() {
    local suite=$1 architectures=$2 digest names
    shift 2
    names=$(printf '%s\n' "$@" | sort -u | paste -sd,)
    digest=$(printf '%s %s %s %s\n%s' "${root_variant/#apt/1}" "$suite" "$architectures" "$names" "$(root_pins "$suite")" | sha256sum | cut -c1-16)
    root=$roots/$suite-${architectures//,/-}-$digest
    if [ "${fresh:-no}" = yes ]; then as_root rm -rf "$root"; fi
    [ ! -e "$root/etc/debian_version" ] || return 0
    command -v mmdebstrap >/dev/null || die "mmdebstrap is not installed. Run: deploy/setup --system"
    # No set of foreign programs can be unpacked by a user alone.
    as_root mkdir -p "$roots"
    local work
    work=$(as_root mktemp -d "$roots/new.XXXXXX")
    debian_sources "$suite" >"$work/sources"
    root_pins "$suite" >"$work/pins"
    step "$work/log" "making a root of $suite ($architectures) in $root; two minutes or more" \
        as_root mmdebstrap --mode=root --variant="$root_variant" --format=directory --architectures="$architectures" \
        --skip=cleanup/apt/lists --setup-hook="cp '$work/pins' \"\$1/etc/apt/preferences.d/standpunkt\"" \
        --include="$names" "$suite" "$work/root" "$work/sources"
    as_root mv "$work/log" "$work/root/var/log/standpunkt-root.log"
    as_root mv -T "$work/root" "$root"
    as_root rm -rf "$work"
}

# in_root [--network] [--bind FROM:TO]... COMMAND...: runs it in `root`, as root, in mount and process namespaces of its
# own; what it writes is gone afterwards, but for what it writes into a FROM. Without --network it has no network.
in_root() {
    local work status=0
    local -a binds=() spaces=(--mount --pid --fork --kill-child --net)
    while :; do
        case "${1:-}" in
            --network) spaces=(--mount --pid --fork --kill-child) ;;
            --bind) binds+=("$2"); shift ;;
            *) break ;;
        esac
        shift
    done
    work=$(as_root mktemp -d "$roots/run.XXXXXX")
    as_root unshare "${spaces[@]}" bash -euc "$in_root_inside" in_root "$root" "$work" "${#binds[@]}" "${binds[@]}" "$@" || status=$?
    as_root rm -rf --one-file-system "$work"
    return "$status"
}
# Where one overlay cannot lie on another (a container's own root is one), the whole root is copied.
in_root_inside='
    root=$1 work=$2 count=$3
    shift 3
    mount --make-rprivate /
    mkdir "$work/upper" "$work/work" "$work/root"
    mount -t overlay -o "lowerdir=$root,upperdir=$work/upper,workdir=$work/work" root "$work/root" 2>/dev/null ||
        cp -a --reflink=auto "$root/." "$work/root/"
    mount -t proc proc "$work/root/proc"
    mount --rbind /sys "$work/root/sys"
    mount --rbind /dev "$work/root/dev"
    mount -t tmpfs tmpfs "$work/root/run"
    if [ -e /etc/resolv.conf ]; then cp -L /etc/resolv.conf "$work/root/etc/resolv.conf"; fi
    ip link set lo up 2>/dev/null || true
    while [ "$count" -gt 0 ]; do
        mkdir -p "$work/root${1#*:}"
        mount --rbind "${1%%:*}" "$work/root${1#*:}"
        shift
        count=$((count - 1))
    done
    exec chroot "$work/root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive "$@"'
