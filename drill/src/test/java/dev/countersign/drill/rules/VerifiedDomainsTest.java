package dev.countersign.drill.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifiedDomainsTest {
  private static final VerifiedDomains OURS =
      VerifiedDomains.of(List.of("Example.com", "bücher.example"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@example.com",
        "A.B+c@EXAMPLE.COM",
        "x@bücher.example",
        "x@xn--bcher-kva.example"
      })
  void takesAddressesAtTheCompanysDomains(String address) {
    assertThat(OURS.whyNot(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@example.org",
        "a@sub.example.com",
        "a@example.com.evil.example",
        "a@evilexample.com",
        "a@exаmple.com",
        "a@ｅxample.com",
        "a@example。com",
        "a@exam\u00adple.com",
        "a@example.com\n",
        "a@b@example.com",
        "\"a@example.com\"@evil.example",
        "example.com",
        "@example.com",
        "a@",
        "a b@example.com",
        "a@[127.0.0.1]",
        ""
      })
  void refusesAllOthersAndSaysWhich(String address) {
    String why = OURS.whyNot(address).orElseThrow();
    assertThat(why).startsWith(address.replaceAll("\\p{C}", "�"));
  }

  @Test
  void namesTheDomainsThatAreVerified() {
    assertThat(OURS.whyNot("a@example.org"))
        .contains(
            "a@example.org is not at a verified domain of the company, which are example.com,"
                + " xn--bcher-kva.example");
    assertThat(VerifiedDomains.of(List.of()).whyNot("a@example.com"))
        .hasValueSatisfying(why -> assertThat(why).contains("no verified domains"));
  }
}
