package io.barlake.features.indicator;

import io.barlake.market.BarSeries;

/** A column of a series of bars that an indicator reads. */
public enum BarField {
  OPEN,
  HIGH,
  LOW,
  CLOSE,
  VOLUME;

  public double[] of(BarSeries bars) {
    return switch (this) {
      case OPEN -> bars.open();
      case HIGH -> bars.high();
      case LOW -> bars.low();
      case CLOSE -> bars.close();
      case VOLUME -> bars.volume();
    };
  }
}
