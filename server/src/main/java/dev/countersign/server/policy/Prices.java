package dev.countersign.server.policy;

import dev.countersign.gate.policy.facts.PriceFacts;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Prices as they were last said. Whether one is fresh enough is the policy's to say. */
public final class Prices {
  /** Of how many assets prices are kept in memory. */
  private static final int MOST_KEPT = 10_000;

  private final JdbcClient jdbc;
  private final Map<String, Edition> known = new ConcurrentHashMap<>();

  private record Edition(long version, List<PriceFacts> prices) {}

  /** Of a database that was brought up to date. */
  public Prices(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * All prices of an asset.
   *
   * @param version of all prices, for which the database was just asked
   */
  public List<PriceFacts> of(String asset, long version) {
    Edition last = known.get(asset);
    if (last == null || last.version != version) {
      if (known.size() >= MOST_KEPT) {
        known.clear();
      }
      last = new Edition(version, ask(asset));
      known.put(asset, last);
    }
    return last.prices;
  }

  private List<PriceFacts> ask(String asset) {
    return jdbc.sql("select asset, currency, price, at from price where asset = :asset")
        .param("asset", asset)
        .query((row, index) ->
            new PriceFacts(
                row.getString("asset"),
                row.getString("currency"),
                row.getBigDecimal("price"),
                row.getTimestamp("at").toInstant()))
        .list();
  }

  /**
   * Takes a price; an older one than is known changes nothing.
   *
   * @throws UnreadableInput when it cannot be one
   */
  public void say(String asset, String currency, BigDecimal price, Instant at, String by) {
    if (price.signum() <= 0 || price.precision() > 60 || Math.abs(price.scale()) > 60) {
      throw new UnreadableInput("A price is a decimal number above zero, of at most 60 digits");
    }
    if (!currency.matches("[A-Z]{3}") || asset.isBlank() || asset.length() > 150) {
      throw new UnreadableInput(
          "A price needs an asset such as 1/native and a currency such as USD");
    }
    jdbc.sql(
            """
            with said as (
              insert into price (asset, currency, price, at, said_by)
              values (:asset, :currency, :price, :at, :by)
              on conflict (asset, currency) do update
                set price = excluded.price, at = excluded.at, said_by = excluded.said_by
                where excluded.at >= price.at
              returning 1)
            update installation set prices_version = prices_version + 1
            where exists (select 1 from said)
            """)
        .param("asset", asset)
        .param("currency", currency)
        .param("price", price)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
  }
}
