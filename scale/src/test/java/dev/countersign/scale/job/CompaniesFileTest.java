package dev.countersign.scale.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.scale.job.Companies.Company;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file that tells whose accounts and names are watched over. */
class CompaniesFileTest {
  private static final String FILE =
      """
      companies: 1
      remember-days: 14
      all:
        - company: acme
          networks: ["203.0.113.0/24,company,office", "198.51.100.7,vpn"]
          domains: [acme.example]
          counterparties: [bank.example]
          others: [wallet.example]
        - company: another
      """;

  @Test
  void tellsCompanies() {
    Companies read = CompaniesFile.read(FILE, "companies.yaml");
    assertThat(read.remembered()).isEqualTo(14);
    assertThat(read.all())
        .containsExactly(
            new Company(
                "acme",
                List.of("203.0.113.0/24,company,office", "198.51.100.7,vpn"),
                List.of("acme.example"),
                List.of("bank.example"),
                List.of("wallet.example")),
            new Company("another", List.of(), List.of(), List.of(), List.of()));
    read.all().forEach(one -> assertThat(one.domains()).isNotNull());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "companies: 1| companies: 2| line 1, column 1",
        "remember-days: 14| remember-days: 366| line 2, column 16",
        "remember-days: 14| remember-days: a week| a number of days",
        "24,company| 24,office-like| line 5",
        "acme.example| https://acme.example/| is no domain",
        "domains:| domain:| has no field",
        "company: another| company: acme| stands twice",
        "company: another| domains: [a.example]| has no \"company\"",
      })
  void refusesWhatIsWrongWithItsPlace(String right, String wrong, String sentence) {
    assertThat(FILE).contains(right);
    assertThatThrownBy(() -> CompaniesFile.read(FILE.replaceFirst(right, wrong), "companies.yaml"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("companies.yaml cannot be read: ")
        .hasMessageContaining(sentence);
  }

  @Test
  void wantsACompany() {
    assertThatThrownBy(() -> CompaniesFile.read("companies: 1\nall: []\n", "it"))
        .hasMessageContaining("no company in it");
    assertThatThrownBy(() -> CompaniesFile.read("", "it")).isInstanceOf(UnreadableInput.class);
  }
}
