package dev.countersign.server.indicator;

import dev.countersign.intel.indicator.IndicatorStix;
import dev.countersign.intel.taxii.Added;
import dev.countersign.intel.taxii.Match;
import dev.countersign.intel.taxii.ObjectSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/**
 * Indicators that others may have, as objects of STIX 2.1: of each its last version. One that was
 * taken back comes again, revoked, so that whoever took it hears of it.
 */
public final class SharedIndicators implements ObjectSource {
  private static final String PREFIX = "indicator--";

  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public SharedIndicators(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  @Override
  public List<Added> objects(Match match, Instant after, int most) {
    boolean none =
        (!match.types().isEmpty() && !match.types().contains("indicator"))
            || (!match.specVersions().isEmpty() && !match.specVersions().contains("2.1"));
    if (none) {
      return List.of();
    }
    Set<UUID> ids =
        match.ids().stream().flatMap(one -> id(one).stream()).collect(Collectors.toSet());
    if (!match.ids().isEmpty() && ids.isEmpty()) {
      return List.of();
    }
    Optional<Instant> version = match.onlyVersion();
    return jdbc.sql(
            IndicatorRows.SELECT
                + """
                 and b.shared and i.added_at > :after and (:any or i.id in (:ids))
                  and (:versions or i.added_at = :version)
                order by i.added_at limit :most
                """)
        .param("after", Timestamp.from(after))
        .param("any", ids.isEmpty())
        .param("ids", ids.isEmpty() ? Set.of(UUID.randomUUID()) : ids)
        .param("versions", version.isEmpty())
        .param("version", Timestamp.from(version.orElse(Instant.EPOCH)))
        .param("most", most)
        .query(SharedIndicators::added)
        .list();
  }

  private static Added added(ResultSet row, int index) throws SQLException {
    Kept kept = IndicatorRows.kept(row, index);
    Instant added = row.getTimestamp("added_at").toInstant();
    ObjectNode object =
        IndicatorStix.object(
            new IndicatorStix.Named(kept.id(), kept.taken(), added, kept.indicator()));
    if (kept.withdrawn().isPresent()) {
      object.put("revoked", true);
    }
    return new Added(added, object);
  }

  private static Optional<UUID> id(String text) {
    try {
      return text.startsWith(PREFIX)
          ? Optional.of(UUID.fromString(text.substring(PREFIX.length())))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
