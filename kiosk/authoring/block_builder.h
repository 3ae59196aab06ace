#pragma once
// What stands inside a paragraph becomes blocks, pictures and highlights.
#include <filesystem>
#include <optional>
#include <vector>

#include "authoring/fault.h"
#include "authoring/markdown.h"

namespace standpunkt {

/// A piece of a paragraph as it is read.
struct InlineItem {
    enum class Kind { Text, Picture, Break };
    Kind kind = Kind::Text;
    Span span;
    MarkdownPicture picture;
    int line = 0;
};

/// A list item whose first block is still to come.
struct ListItem {
    BlockKind kind = BlockKind::Bullet;
    int level = 0, number = 0;
};

class BlockBuilder {
  public:
    BlockBuilder(const std::filesystem::path& path, Faults& faults)
        : x_path(path), x_faults(faults) {}

    /// Pictures part the paragraph; lines below a picture that name its maker go to the picture.
    /// The first block of text takes `item` and leaves it empty.
    void add_paragraph(std::vector<InlineItem> items, std::optional<ListItem>& item);
    void add_quote(const std::vector<InlineItem>& items);
    Markdown& result() { return x_result; }

  private:
    bool is_about_picture(const std::vector<InlineItem>& line);
    void add_picture(const MarkdownPicture& picture);
    void add_block(std::vector<InlineItem>& items, std::optional<ListItem>& item);
    void refuse_depth(int line);

    const std::filesystem::path& x_path;
    Faults& x_faults;
    Markdown x_result;
    bool x_too_deep = false;
};

}  // namespace standpunkt
