#pragma once
// A page's tree, by libxml2, and what of it belongs to the article.
#include <libxml/tree.h>

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace standpunkt {

struct FreeDocument {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using HtmlPage = std::unique_ptr<xmlDoc, FreeDocument>;

/// A page, however broken the text is; its root may be missing if there is no element at all.
/// Fails where libxml2 gives up half-way (nested too deeply), because then words would be missing.
Result<HtmlPage> parse_html(const std::string& text);

/// How an element takes part in the page.
enum class HtmlRole { Block, Inline, Break, Item, Ignored, LeftOut };

HtmlRole role_of(const xmlNode* node);
std::string_view name_of(const xmlNode* node);  ///< in small letters; empty if it is no element
std::string attribute(const xmlNode* node, const char* name);
std::string text_inside(const xmlNode* node);  ///< with single blanks
/// Line of the raw file, 1-based.
int line_of(const xmlNode* node);
/// The element that holds most of the text: <article>, <main>, else <body>.
const xmlNode* article_of(const xmlNode* root);
const xmlNode* find_element(const xmlNode* root, std::string_view name);
bool is_inside(const xmlNode* node, const xmlNode* ancestor);  ///< also true for itself

}  // namespace standpunkt
