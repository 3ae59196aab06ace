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
/// People, Search or About: "Zurück" leads from there to where the visitor was.
void open_aside(Show& show, Scene scene);
void go_back(Show& show);  ///< nothing without a place behind
void turn_page(Show& show, int by);
void turn_list(Show& show, int by);
/// The place stays: the page follows from how far the reader had come, once it is laid.
void switch_language(Show& show, const std::string& language);
void open_sheet(Show& show, Sheet sheet);
void close_sheet(Show& show);
void change_query(Show& show, std::string text);  ///< only in Search; nothing if it is too long
void erase_character(Show& show);
void lay_page(Show& show, const event::PageLaid& laid);

/// The first exchange of `topic` at or after `from` in the order of the catalogue.
std::optional<ExchangeRef> first_exchange(const Catalogue& catalogue, std::size_t topic,
                                          ExchangeRef from = {});
bool holds(const Catalogue& catalogue, ExchangeRef exchange);

}  // namespace standpunkt
