package dev.countersign.server.wiring;

import dev.countersign.server.change.ChangeDesk;
import dev.countersign.server.console.CallPages;
import dev.countersign.server.console.DrillPages;
import dev.countersign.server.console.ExercisePages;
import dev.countersign.server.console.PlayPages;
import dev.countersign.server.console.PlayRequestPages;
import dev.countersign.server.console.RolePages;
import dev.countersign.server.console.TemplatePages;
import dev.countersign.server.drill.CallDesk;
import dev.countersign.server.drill.CallStore;
import dev.countersign.server.drill.DrillDesk;
import dev.countersign.server.drill.DrillStore;
import dev.countersign.server.drill.ExerciseDesk;
import dev.countersign.server.drill.ExercisePost;
import dev.countersign.server.drill.ExerciseStore;
import dev.countersign.server.drill.PassStore;
import dev.countersign.server.drill.PlayDesk;
import dev.countersign.server.drill.PlayGate;
import dev.countersign.server.drill.PlayStore;
import dev.countersign.server.drill.ReportedExercises;
import dev.countersign.server.drill.TemplateDesk;
import dev.countersign.server.drill.TemplateStore;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.lure.ContactStore;
import dev.countersign.server.lure.Exercises;
import dev.countersign.server.lure.Ourselves;
import dev.countersign.server.lure.Reading;
import dev.countersign.server.notice.Outside;
import dev.countersign.server.page.Pages;
import dev.countersign.server.passkey.Ceremonies;
import dev.countersign.server.people.PeopleStore;
import java.net.URI;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Exercises for the company's own people. */
@Configuration(proxyBeanMethods = false)
@Import({
  ExercisePages.class,
  CallPages.class,
  TemplatePages.class,
  PlayPages.class,
  PlayRequestPages.class
})
public class DrillParts {
  @Bean
  DrillStore drillStore(DataSource source) {
    return new DrillStore(source);
  }

  @Bean
  ExerciseStore exerciseStore(DataSource source) {
    return new ExerciseStore(source);
  }

  @Bean
  Exercises exercises(ExerciseStore exercises, DataSource source, URI origin) {
    return new ReportedExercises(exercises, new ContactStore(source), origin);
  }

  @Bean
  ExerciseDesk exerciseDesk(
      JournalStore journal,
      ExerciseStore exercises,
      DrillStore drills,
      DataSource source,
      Clock clock) {
    return new ExerciseDesk(journal, exercises, drills, new PassStore(source), clock);
  }

  @Bean
  DrillDesk drillDesk(
      JournalStore journal,
      DrillStore drills,
      ExerciseStore exercises,
      PlayStore plays,
      Clock clock) {
    return new DrillDesk(journal, drills, exercises, plays, clock);
  }

  @Bean
  PlayStore playStore(DataSource source) {
    return new PlayStore(source);
  }

  @Bean
  PlayDesk playDesk(
      JournalStore journal,
      PlayStore plays,
      DrillStore drills,
      Ceremonies ceremonies,
      Clock clock) {
    return new PlayDesk(journal, plays, drills, ceremonies, new PlayGate(), clock);
  }

  @Bean
  TemplateStore templateStore(ExerciseStore exercises) {
    return exercises.written();
  }

  @Bean
  TemplateDesk templateDesk(JournalStore journal, TemplateStore store) {
    return new TemplateDesk(journal, store);
  }

  @Bean
  CallDesk callDesk(
      JournalStore journal,
      ExerciseStore exercises,
      DrillStore drills,
      DataSource source,
      Clock clock) {
    return new CallDesk(journal, new CallStore(source), exercises, drills, clock);
  }

  @Bean
  DrillPages drillPages(
      DrillDesk desk,
      PlayStore plays,
      ChangeDesk changes,
      DataSource source,
      Pages pages,
      Clock clock) {
    return new DrillPages(desk, plays, changes, new ContactStore(source), pages, clock);
  }

  @Bean
  RolePages rolePages(Reading reading, DataSource source, PeopleStore people, Pages pages) {
    return new RolePages(reading, new Ourselves(new ContactStore(source), people), pages);
  }

  @Bean
  ExercisePost exercisePost(
      JournalStore journal,
      DrillStore drills,
      ExerciseStore exercises,
      PeopleStore people,
      URI origin,
      Outside outside,
      Clock clock) {
    return new ExercisePost(journal, drills, exercises, people, origin, outside.mail(), clock);
  }
}
