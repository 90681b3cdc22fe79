package dev.countersign.server.console;

import dev.countersign.gate.report.JsonReport;
import dev.countersign.server.catalogue.Catalogue;
import dev.countersign.server.check.PayloadChecker;
import dev.countersign.server.check.Question;
import dev.countersign.server.example.WorkedExample;
import dev.countersign.server.page.ComparisonView;
import dev.countersign.server.page.Pages;
import dev.countersign.server.page.ReportView;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages that explain: the worked example and the catalogue of findings. */
@Controller
public final class GuidePages {
  private final PayloadChecker checker;
  private final Catalogue catalogue;
  private final Pages pages;

  /** Pages that ask that checker for the worked example. */
  public GuidePages(PayloadChecker checker, Catalogue catalogue, Pages pages) {
    this.checker = checker;
    this.catalogue = catalogue;
    this.pages = pages;
  }

  /** Bybit's transaction, as it was shown and as it was signed; not recorded. */
  @GetMapping("/example")
  public ResponseEntity<byte[]> example() {
    ComparisonView comparison =
        ComparisonView.of(report(WorkedExample.SHOWN), report(WorkedExample.SIGNED));
    return pages.page(HttpStatus.OK, "example", Map.of("comparison", comparison));
  }

  /** The catalogue. */
  @GetMapping("/findings")
  public ResponseEntity<byte[]> findings() {
    return pages.page(HttpStatus.OK, "findings", Map.of("sections", catalogue.sections()));
  }

  /** One finding, explained. */
  @GetMapping("/findings/{code}")
  public ResponseEntity<byte[]> finding(@PathVariable String code) {
    return catalogue
        .find(code)
        .map(entry -> pages.page(HttpStatus.OK, "finding", Map.of("entry", entry)))
        .orElseThrow(() -> new NoSuchPage("There is no finding of this code."));
  }

  private ReportView report(WorkedExample example) {
    var result = checker.check(Question.of(example.payload()), List.of());
    return ReportView.all(JsonReport.of(result)).getFirst();
  }
}
