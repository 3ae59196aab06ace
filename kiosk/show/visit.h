#pragma once
// What a visitor's touches do between the first one and the reset. Each takes a show that is in the
// loop (then a visit begins) or in a visit; what the catalogue does not hold leaves it as it is.
#include <string>

#include "show/show.h"

namespace standpunkt {

/// In the loop: a visit in `language` begins, its scene is for the caller to set.
void begin_visit(Show& show, const std::string& language, Time now);

void open_topics(Show& show);
void open_exchange(Show& show, const Catalogue& catalogue, ExchangeRef exchange);
void open_person(Show& show, std::size_t interview);
void go_back(Show& show);  ///< from Person; elsewhere nothing
void turn_page(Show& show, int by);
void turn_list(Show& show, int by);
/// The place stays: the page follows from how far the reader had come, once it is laid.
void switch_language(Show& show, const std::string& language);
void lay_page(Show& show, const event::PageLaid& laid);

/// The first exchange of `topic` at or after `from` in the order of the catalogue.
std::optional<ExchangeRef> first_exchange(const Catalogue& catalogue, std::size_t topic,
                                          ExchangeRef from = {});
bool holds(const Catalogue& catalogue, ExchangeRef exchange);

}  // namespace standpunkt
