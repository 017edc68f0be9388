package io.barlake.market;

import java.io.Serializable;

/**
 * In which sizes an instrument is traded.
 *
 * @param units what one lot holds, such as 100,000 euros
 * @param step the smallest size in lots, of which all sizes are multiples
 */
public record Lot(double units, double step) implements Serializable {
  public static final Lot USUAL = new Lot(1, 0.01);
}
