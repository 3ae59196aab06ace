# Sourced by the commands of deploy/: what apt on this machine knows, and what deploy/packages asks of it.
# shellcheck shell=bash

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else die "this needs root rights for: $*. Run as root, or install sudo."; fi
}

# table [KIND...]: rows "name suite minimum" of deploy/packages ("-" where there is no mark); those marked only:KIND
# when that kind is asked for.
table() {
    awk -v kinds=" $* " '/^#/ || !NF { next }
        { suite = minimum = "-"; skip = 0
          for (i = 2; i <= NF; ++i) {
              if ($i ~ /^from:/) suite = substr($i, 6)
              if ($i ~ /^min:/) minimum = substr($i, 5)
              if ($i ~ /^only:/ && !index(kinds, " " substr($i, 6) " ")) skip = 1 }
          if (!skip) print $1, suite, minimum }' deploy/packages
}

# An answer of apt about the indexes it knows; $1 is the format, the rest are filters. All of apt's
# output is read, for a pipe closed early would count as a failure.
indexes() { local format=$1; shift; apt-get indextargets --format "$format" 'Created-By: Packages' "$@"; }
first() { sed -n 1p; }

# source_option FILE:NUMBER FIELD: the value of FIELD (Signed-By, Trusted, Architectures) in that entry of apt's
# sources, as a deb822 value; empty where there is none. apt itself leaves $(SIGNED_BY) literal when asked.
# NUMBER is a stanza in a .sources file (a value may go on in lines that start with a blank: a key
# written out in full), a line in a .list file, where options stand in brackets.
source_option() {
    local file=${1%:*} number=${1##*:} field=$2
    case "$file" in
        *.sources)
            awk -v number="$number" -v wanted="$(tr '[:upper:]' '[:lower:]' <<<"$field")" '
                /^#/ { next }
                /^[ \t]*$/ { inside = 0; take = 0; next }
                !inside { inside = 1; ++stanza }
                stanza != number { next }
                /^[ \t]/ { if (take) print; next }
                { name = tolower($0); sub(/[ \t]*:.*/, "", name); take = (name == wanted)
                  if (take) { sub(/^[^:]*:[ \t]*/, ""); print } }' "$file" ;;
        *)
            case "$field" in Architectures) field=arch ;; *) field=$(tr '[:upper:]' '[:lower:]' <<<"$field") ;; esac
            sed -n "${number}s/^[^[]*\[\([^]]*\)\].*/\1/p" "$file" | tr '[:blank:]' '\n' |
                sed -n "s/^$field=//p" | tr ',' ' ' ;;
    esac
}
