package io.barlake.ingest.format.mapped;

import io.barlake.market.Side;
import io.barlake.market.Source;
import java.io.Serializable;

/**
 * Who made the data, of which price, and by which clock: the name of a rule, or the empty text
 * where it is to be measured or the stamps are UTC by themselves.
 */
public record Maker(Source source, Side side, String clock) implements Serializable {}
