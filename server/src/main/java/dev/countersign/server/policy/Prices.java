package dev.countersign.server.policy;

import dev.countersign.gate.policy.facts.PriceFacts;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Prices as they were last said. Whether one is fresh enough is the policy's to say. */
public final class Prices {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public Prices(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** All prices of an asset. */
  public List<PriceFacts> of(String asset) {
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
            insert into price (asset, currency, price, at, said_by)
            values (:asset, :currency, :price, :at, :by)
            on conflict (asset, currency) do update
              set price = excluded.price, at = excluded.at, said_by = excluded.said_by
              where excluded.at >= price.at
            """)
        .param("asset", asset)
        .param("currency", currency)
        .param("price", price)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
  }
}
