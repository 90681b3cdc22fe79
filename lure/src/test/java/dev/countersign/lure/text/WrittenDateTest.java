package dev.countersign.lure.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Thu, 6 Mar 2025 11:00:00 +0100           | 2025-03-06T10:00:00Z
          6 Mar 25 11:00 GMT                       | 2025-03-06T11:00:00Z
          Thu, 06 Mar 2025 11:00:00 -0500 (EST)    | 2025-03-06T16:00:00Z
          Thu, 6 Mar 2025 11:00:00 EDT             | 2025-03-06T15:00:00Z
          6 Mar 99 11:00:00 +0000                  | 1999-03-06T11:00:00Z
          Thu Aug 22 18:26:25 2002                 | 2002-08-22T18:26:25Z
          2025-03-06T11:00:00Z                     | 2025-03-06T11:00:00Z
          2025-03-06T11:00:00.123+01:00            | 2025-03-06T10:00:00Z
          2025-03-06 11:00:00 UTC                  | 2025-03-06T11:00:00Z
          Monday, March 3, 2025 2:15 PM            | 2025-03-03T14:15:00Z
          Mon, Mar 3, 2025 at 12:15 AM             | 2025-03-03T00:15:00Z
          3 March 2025 at 14:15:03 CET             | 2025-03-03T13:15:03Z
          Montag, 3. März 2025 14:15               | 2025-03-03T14:15:00Z
          3/14/25, 3:33 PM                         | 2025-03-14T15:33:00Z
          14.3.2025 15:33                          | 2025-03-14T15:33:00Z
          14/03/2025, 15:33                        | 2025-03-14T15:33:00Z
          Sat, 31 Dec 2016 23:59:60 +0000          | 2016-12-31T23:59:59Z
          """)
  void reads(String written, Instant expected) {
    assertThat(WrittenDate.read(written)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "Thu, 31 Feb 2025 11:00:00 +0000",
        "32 Mar 2025",
        "Mar 2025",
        "99999999999999999999",
        "6 Mar 2025 99:99:99",
        "2025-13-01"
      })
  void givesNothingWhereNothingCanBeTold(String written) {
    assertThat(WrittenDate.read(written)).isNull();
  }
}
