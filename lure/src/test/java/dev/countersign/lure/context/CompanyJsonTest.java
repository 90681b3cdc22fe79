package dev.countersign.lure.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyJsonTest {
  @Test
  void readsWhatItWrote() {
    Company company =
        new Company(
                "Company",
                Set.of("company.example"),
                Set.of("mx.company.example"),
                List.of(
                    new Contact(
                        "Northgate",
                        Contact.Kind.COUNTERPARTY,
                        Set.of("desk@northgate.example"),
                        Set.of("northgate.example"),
                        List.of("phone, from the contract", "the office"))),
                Set.of("jo@supplier.example"),
                Set.of("1@company.example"),
                Set.of("app.example"))
            .withRules("rules: []");
    assertThat(CompanyJson.read(Json.parse(Json.compact(CompanyJson.write(company)), "It")))
        .isEqualTo(company);
  }

  @Test
  void whatIsLeftOutIsEmpty() {
    assertThat(CompanyJson.read(Json.object())).isEqualTo(Company.UNKNOWN);
  }

  @Test
  void domainsAreTakenInLowerCase() {
    assertThat(CompanyJson.read(Json.parse("{\"domains\":[\"Company.Example\"]}", "It")).domains())
        .containsExactly("company.example");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | The company is no JSON object",
        "{\"domain\":[]} | The company has the field \"domain\"",
        "{\"domains\":\"a\"} | The company: \"domains\" is no list of texts",
        "{\"domains\":[1]} | The company: \"domains\" is no list of texts",
        "{\"name\":7} | The company: \"name\" is no text",
        "{\"contacts\":{}} | The company's contacts are no list",
        "{\"contacts\":[{\"kind\":\"colleague\"}]} | A contact has no name",
        "{\"contacts\":[{\"name\":\"A\",\"kind\":\"friend\"}]} | expected colleague, counterparty"
      })
  void saysWhatIsWrong(String json, String sentence) {
    assertThatThrownBy(() -> CompanyJson.read(Json.parse(json, "It")))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(sentence);
  }
}
