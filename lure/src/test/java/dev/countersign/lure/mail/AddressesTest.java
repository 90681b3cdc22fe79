package dev.countersign.lure.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          a@b.example                               | <a@b.example>
          A B <a@B.Example>                         | A B<a@b.example>
          "B, A" <a@b.example>, c@d.example         | B, A<a@b.example> <c@d.example>
          a@b.example (A B)                         | A B<a@b.example>
          =?utf-8?B?w4RwZmVs?= <a@b.example>        | Äpfel<a@b.example>
          "=?utf-8?Q?=C3=84pfel=2C_x?=" <a@b.example> | Äpfel, x<a@b.example>
          Team: a@b.example, C <c@d.example>;, e@f.example | <a@b.example> C<c@d.example> <e@f.example>
          undisclosed-recipients:;                  | ^^
          ceo@ours.example <x@evil.example>         | ceo@ours.example<x@evil.example>
          "ceo@ours.example" <x@evil.example>       | ceo@ours.example<x@evil.example>
          A <a@b.example> <c@d.example>             | A<a@b.example> <c@d.example>
          <@relay.example,@two.example:a@b.example> | <a@b.example>
          <mailto:a@b.example>                      | <a@b.example>
          Just a name                               | Just a name<>
          CEO: urgent <x@evil.example>              | CEO: urgent<x@evil.example>
          "never closed <a@b.example>               | never closed<a@b.example>
          "a \\"quoted\\" one" <a@b.example>        | a "quoted" one<a@b.example>
          a@b.example; c@d.example                  | <a@b.example> <c@d.example>
          <>                                        | ^^
          """)
  void reads(String raw, String expected) {
    StringBuilder said = new StringBuilder();
    Addresses.read(raw)
        .forEach(one ->
            said.append(said.isEmpty() ? "" : " ")
                .append(one.name())
                .append('<')
                .append(one.address() == null ? "" : one.address())
                .append('>'));
    assertThat(said.toString()).isEqualTo(expected == null ? "" : expected);
  }
}
