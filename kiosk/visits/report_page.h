#pragma once
// Inside this folder only: the report as a page, part by part. Whatever is text is escaped here or
// by the charts.
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "visits/figures.h"
#include "visits/report.h"
#include "visits/report_words.h"

namespace standpunkt {

class ReportPage {
  public:
    /// Both outlive it.
    ReportPage(const Figures& figures, const ReportOptions& options)
        : x_figures(figures), x_options(options), x_say(options.language) {}
    std::string whole() const;

  private:
    std::string header(const std::string& name) const;
    std::string tiles() const;
    std::string note() const;
    std::string empty() const;
    std::string footer() const;
    std::string over_time() const;
    std::string hours() const;
    std::string depth() const;
    std::string topics() const;
    std::string texts() const;
    std::string groups() const;
    std::string words() const;
    std::string running() const;

    struct Share {
        std::string label;
        std::int64_t value;
    };
    std::string section(const std::string& title, const std::string& below,
                        const std::string& body) const;
    std::string tile(const std::string& value, const std::string& what) const;
    std::string best_day() const;
    static std::string bar(std::int64_t value, std::int64_t most);
    std::string head(std::initializer_list<std::pair<std::string, bool>> columns) const;
    static std::string cell(const std::string& text);
    std::string shares(const std::string& title, const std::vector<Share>& all) const;
    /// Gaps but ordinary nights and pauses, the newest first.
    std::string interruptions() const;
    std::string undated_runs() const;
    std::string contents() const;

    const Figures& x_figures;
    const ReportOptions& x_options;
    ReportWords x_say;
};

}  // namespace standpunkt
