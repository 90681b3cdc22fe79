package dev.countersign.lure.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenLinksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          see https://a.example/x.                    | https://a.example/x
          (https://a.example/x)                       | https://a.example/x
          https://a.example/x_(y)                     | https://a.example/x_(y)
          [test](https://a.example/x)                 | https://a.example/x
          <https://a.example/x>                       | https://a.example/x
          "https://a.example/x",                      | https://a.example/x
          hxxps://bad[.]example/x                     | hxxps://bad[.]example/x
          hxxp[:]//bad[.]example                      | hxxp[:]//bad[.]example
          bad[.]example                               | bad[.]example
          http://a.example,http://b.example           | http://a.example http://b.example
          www.a.example                               | www.a.example
          go to meet-us.com now                       | meet-us.com
          calendly.com/some/one                       | calendly.com/some/one
          zoom-meet.us                                | zoom-meet.us
          ask them.do it                              | ^^
          run setup.py and install.sh, see README.md  | ^^
          node.js, e.g. index.ts, 1.2.3, U.S.A.       | ^^
          write to a@b.com                            | ^^
          ssh://git@host.example/x                    | ssh://git@host.example/x
          either/or and //comment                     | ^^
          xn--pple-43d.com/login                      | xn--pple-43d.com/login
          """)
  void finds(String text, String expected) {
    assertThat(
            String.join(
                " ", WrittenLinks.in(text).stream().map(WrittenLinks.Written::target).toList()))
        .isEqualTo(expected == null ? "" : expected);
  }
}
