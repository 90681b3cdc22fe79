package dev.countersign.scale.job;

import dev.countersign.access.network.NetworkList;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistake;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Yaml;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Text;
import dev.countersign.scale.job.Companies.Company;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the file that tells whose accounts and names are watched over ({@code docs/scale.md}). */
public final class CompaniesFile {
  private static final Yaml.Form FORM = new Yaml.Form("a file of companies", "companies: 1");
  private static final Pattern DOMAIN =
      Pattern.compile("(?=.{4,253}$)[\\p{L}\\p{N}-]{1,63}(\\.[\\p{L}\\p{N}-]{1,63})+");
  private static final int LONGEST_NAME = 100;
  private static final int MOST_DAYS = 365;

  private final Mistakes mistakes = new Mistakes();

  private CompaniesFile() {}

  /**
   * Reads it.
   *
   * @param text YAML of at most 1 MiB
   * @param file its name, for the sentence
   * @throws UnreadableInput with everything that is wrong, each with line and column
   */
  public static Companies read(String text, String file) {
    CompaniesFile reading = new CompaniesFile();
    YamlNode root = Yaml.read(text, FORM, reading.mistakes);
    Companies companies = root == null ? Companies.NONE : reading.document(root);
    if (reading.mistakes.any()) {
      throw new UnreadableInput(
          file
              + " cannot be read: "
              + reading.mistakes.inOrder().stream()
                  .map(Mistake::toString)
                  .collect(Collectors.joining("; ")));
    }
    return companies;
  }

  private Companies document(YamlNode root) {
    MapReader map =
        MapReader.of(root, "The document", mistakes, "companies", "remember-days", "all");
    if (map.required("companies", "1") != null && !"1".equals(map.string("companies"))) {
      mistakes.add(map.spot("companies"), "\"companies\" is the form's version; expected 1");
    }
    map.required("all", "[ … ]");
    List<Company> companies = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlNode node : map.items("all")) {
      Company company = company(node);
      if (company != null) {
        companies.add(company);
        if (!names.add(company.name())) {
          mistakes.add(node.spot(), "The company \"" + company.name() + "\" stands twice");
        }
      }
    }
    if (map.has("all") && companies.isEmpty()) {
      mistakes.add(map.spot("all"), "There is no company in it; expected one or more");
    }
    int days = days(map);
    return mistakes.any() ? Companies.NONE : new Companies(companies, days);
  }

  private int days(MapReader map) {
    Text text = map.text("remember-days");
    if (text == null) {
      return Companies.NONE.remembered();
    }
    if (!text.value().matches("[1-9][0-9]{0,2}") || Integer.parseInt(text.value()) > MOST_DAYS) {
      mistakes.add(text.spot(), "\"remember-days\" is a number of days, 1 to " + MOST_DAYS);
      return 1;
    }
    return Integer.parseInt(text.value());
  }

  private @Nullable Company company(YamlNode node) {
    MapReader map =
        MapReader.of(
            node,
            "A company",
            mistakes,
            "company",
            "networks",
            "domains",
            "counterparties",
            "others");
    map.required("company", "acme");
    Text name = map.text("company");
    if (name != null && name.value().length() > LONGEST_NAME) {
      mistakes.add(name.spot(), "A company's name has " + LONGEST_NAME + " characters at most");
    }
    List<String> networks = new ArrayList<>();
    for (Text line : map.texts("networks")) {
      try {
        NetworkList.read(List.of(line.value()), null, "The network");
        networks.add(line.value());
      } catch (UnreadableInput e) {
        mistakes.add(line.spot(), e.sentence());
      }
    }
    List<String> domains = domains(map, "domains");
    List<String> counterparties = domains(map, "counterparties");
    List<String> others = domains(map, "others");
    return name == null
        ? null
        : new Company(name.value(), networks, domains, counterparties, others);
  }

  private List<String> domains(MapReader map, String field) {
    List<String> domains = new ArrayList<>();
    for (Text one : map.texts(field)) {
      if (DOMAIN.matcher(one.value()).matches()) {
        domains.add(one.value());
      } else {
        mistakes.add(
            one.spot(),
            "\"" + one.value() + "\" is no domain; write it as example.com, without a path");
      }
    }
    return domains;
  }
}
