package dev.countersign.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps of the tables only add, so that a server of the release before goes on beside them. */
class ExpandOnlyTest {
  /** Steps up to there were made when one server was stopped before the next was started. */
  private static final int BEFORE = 44;

  private static final Path STEPS =
      Path.of("src/main/resources/dev/countersign/server/store/migration");

  /** Says in a step that it takes away what no server in use reads any more, and since when. */
  private static final Pattern CONTRACT = Pattern.compile("(?m)^-- contract: \\S.*$");

  private static final Pattern TAKES_AWAY =
      Pattern.compile(
          "^(drop |truncate |create (or replace )?rule )"
              + "|^alter .*\\b(drop|rename|set not null|type|set schema|add constraint|add check"
              + "|add unique|add foreign)\\b"
              + "|^alter .*\\badd (column )?(?=.*\\bnot null\\b)(?!.*\\b(default|generated)\\b)"
              + "|^create unique index ",
          Pattern.DOTALL);

  @Test
  void everyNewStepOnlyAddsOrSaysThatItIsTheSecondHalf() throws IOException {
    try (Stream<Path> files = Files.list(STEPS)) {
      List<Path> steps = files.filter(file -> number(file) > BEFORE).sorted().toList();
      for (Path step : steps) {
        assertThat(takenAway(Files.readString(step)))
            .as("%s: add only, or say -- contract: and why nobody reads it", step.getFileName())
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table wallet;",
        "alter table wallet drop column name;",
        "alter table wallet\n  rename column name to title;",
        "ALTER TABLE wallet RENAME TO purse;",
        "alter table wallet alter column name set not null;",
        "alter table wallet alter name type bytea;",
        "alter table wallet add column owner text not null;",
        "alter table wallet add owner text not null;",
        "alter table wallet add constraint named check (name <> '');",
        "create unique index once on wallet (name);",
        "create table one (id int); -- fine\ntruncate wallet;",
      })
  void refusesWhatAServerOfTheReleaseBeforeWouldFailOn(String step) {
    assertThat(takenAway(step)).hasSize(1);
    assertThat(takenAway("-- contract: no server reads it since 0.9\n" + step)).isEmpty();
    assertThat(takenAway("-- contract:\n" + step)).as("without a reason").hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table purse (id uuid primary key, name text not null unique);",
        "alter table wallet add column owner text;",
        "alter table wallet add column owner text not null default '';",
        "create index named on wallet (name) where name <> '';",
        "insert into wallet_state values (0); -- drop table wallet;",
      })
  void takesWhatOnlyAdds(String step) {
    assertThat(takenAway(step)).isEmpty();
  }

  private static List<String> takenAway(String step) {
    if (CONTRACT.matcher(step).find()) {
      return List.of();
    }
    return Pattern.compile(";")
        .splitAsStream(step.replaceAll("--.*", ""))
        .map(one -> one.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
        .filter(one -> TAKES_AWAY.matcher(one).find())
        .toList();
  }

  private static int number(Path step) {
    return Integer.parseInt(step.getFileName().toString().replaceAll("^V(\\d+)__.*$", "$1"));
  }
}
