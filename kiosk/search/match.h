#pragma once
// Where the words of a query stand in one text that is going to be shown.
#include <cstddef>
#include <string_view>
#include <vector>

#include "search/query.h"

namespace standpunkt {

struct Match {
    std::vector<TextMark> marks;  ///< of whole characters, ascending, apart from each other
    std::size_t words = 0;        ///< how many of the query's words stand there
};

Match match(std::string_view text, const std::vector<QueryWord>& words);

}  // namespace standpunkt
