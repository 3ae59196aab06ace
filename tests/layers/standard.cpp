// The headers that need no row in the package table. Names from the C++20 standard's tables of
// headers [headers] and from the header index of POSIX.1-2017.
#include <set>

#include "includes.h"

namespace standpunkt::layers {

bool is_standard(const std::string& header) {
    static const std::set<std::string> cpp = {
        "algorithm", "any", "array", "atomic", "barrier", "bit", "bitset", "charconv", "chrono",
        "codecvt", "compare", "complex", "concepts", "condition_variable", "coroutine", "deque",
        "exception", "execution", "filesystem", "format", "forward_list", "fstream", "functional",
        "future", "initializer_list", "iomanip", "ios", "iosfwd", "iostream", "istream", "iterator",
        "latch", "limits", "list", "locale", "map", "memory", "memory_resource", "mutex", "new",
        "numbers", "numeric", "optional", "ostream", "queue", "random", "ranges", "ratio", "regex",
        "scoped_allocator", "semaphore", "set", "shared_mutex", "source_location", "span",
        "sstream", "stack", "stdexcept", "stop_token", "streambuf", "string", "string_view",
        "strstream", "syncstream", "system_error", "thread", "tuple", "type_traits", "typeindex",
        "typeinfo", "unordered_map", "unordered_set", "utility", "valarray", "variant", "vector",
        "version",
        // those of C
        "cassert", "cctype", "cerrno", "cfenv", "cfloat", "cinttypes", "climits", "clocale",
        "cmath", "csetjmp", "csignal", "cstdarg", "cstddef", "cstdint", "cstdio", "cstdlib",
        "cstring", "ctime", "cuchar", "cwchar", "cwctype"};
    static const std::set<std::string> posix = {
        "aio.h",        "arpa/inet.h",    "assert.h",      "complex.h",     "cpio.h",
        "ctype.h",      "dirent.h",       "dlfcn.h",       "errno.h",       "fcntl.h",
        "fenv.h",       "float.h",        "fmtmsg.h",      "fnmatch.h",     "ftw.h",
        "glob.h",       "grp.h",          "iconv.h",       "inttypes.h",    "langinfo.h",
        "libgen.h",     "limits.h",       "locale.h",      "math.h",        "monetary.h",
        "mqueue.h",     "net/if.h",       "netdb.h",       "netinet/in.h",  "netinet/tcp.h",
        "nl_types.h",   "poll.h",         "pthread.h",     "pwd.h",         "regex.h",
        "sched.h",      "search.h",       "semaphore.h",   "setjmp.h",      "signal.h",
        "spawn.h",      "stdarg.h",       "stddef.h",      "stdint.h",      "stdio.h",
        "stdlib.h",     "string.h",       "strings.h",     "sys/ipc.h",     "sys/mman.h",
        "sys/msg.h",    "sys/resource.h", "sys/select.h",  "sys/sem.h",     "sys/shm.h",
        "sys/socket.h", "sys/stat.h",     "sys/statvfs.h", "sys/time.h",    "sys/times.h",
        "sys/types.h",  "sys/uio.h",      "sys/un.h",      "sys/utsname.h", "sys/wait.h",
        "syslog.h",     "tar.h",          "termios.h",     "time.h",        "ulimit.h",
        "unistd.h",     "utime.h",        "utmpx.h",       "wchar.h",       "wctype.h",
        "wordexp.h"};
    // GCC's and Clang's own, for telling the sanitizers something.
    return cpp.count(header) > 0 || posix.count(header) > 0 || header.rfind("sanitizer/", 0) == 0;
}

}  // namespace standpunkt::layers
