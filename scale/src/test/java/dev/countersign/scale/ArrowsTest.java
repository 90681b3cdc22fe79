package dev.countersign.scale;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What scale may use, as docs/architecture.md draws it: it is on no other module's class path. */
@AnalyzeClasses(packages = "dev.countersign", importOptions = DoNotIncludeTests.class)
class ArrowsTest {
  @ArchTest
  static final ArchRule nothingUsesScale =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.countersign.scale..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.countersign.scale..");

  @ArchTest
  static final ArchRule capabilitiesKnowNoEngine =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.countersign.scale..", "dev.countersign.topic..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..", "org.apache.avro..");

  @ArchTest
  static final ArchRule formsOfTopicsKnowNoEngine =
      noClasses()
          .that()
          .resideInAPackage("dev.countersign.topic..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..");

  @ArchTest
  static final ArchRule scaleUsesWhatItHosts =
      noClasses()
          .that()
          .resideInAPackage("dev.countersign.scale..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.countersign..")
                  .and(
                      resideOutsideOfPackages(
                          "dev.countersign.scale..",
                          "dev.countersign.model..",
                          "dev.countersign.chain..",
                          "dev.countersign.intel..",
                          "dev.countersign.rules..",
                          "dev.countersign.gate..",
                          "dev.countersign.watch..",
                          "dev.countersign.access..",
                          "dev.countersign.lure..",
                          "dev.countersign.topic..",
                          "dev.countersign.sheet..",
                          "dev.countersign.trace..",
                          "dev.countersign.parquet..",
                          "dev.countersign.cassandra..")));

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.countersign.scale.(*)..").should().beFreeOfCycles();

  @Test
  void onlyFlinksRocksDbIsOnTheClassPath() throws IOException {
    assertThat(
            Collections.list(getClass().getClassLoader().getResources("org/rocksdb/RocksDB.class")))
        .hasSize(1)
        .allMatch(one -> one.toString().contains("frocksdbjni"));
  }
}
