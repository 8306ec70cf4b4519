"""British National Grid → WGS 84, good to a few metres.

The method and every constant are from Ordnance Survey, "A guide to coordinate
systems in Great Britain" (D00659): annex A for ellipsoids, projection and the
Helmert parameters, annex B for cartesian coordinates, annex C for the
projection. OS states an error of up to 3.5 m at 95% for the Helmert step; its
exact transformation (OSTN15) needs a 30 MB grid of shifts, and a postcode's
point is seldom nearer than that to the door.
"""

from math import atan2, cos, degrees, hypot, radians, sin, sqrt, tan

from generator.records import Point

# Semi-axes in metres, a and b as the guide writes them, and e².
AIRY_A, AIRY_B = 6_377_563.396, 6_356_256.909
AIRY_E2 = 1 - (AIRY_B / AIRY_A) ** 2
GRS80_A, GRS80_B = 6_378_137.000, 6_356_752.3141  # WGS 84 differs by 0.1 mm
GRS80_E2 = 1 - (GRS80_B / GRS80_A) ** 2

# The National Grid's transverse Mercator projection: metres, radians.
SCALE = 0.9996012717
TRUE_ORIGIN = (radians(49), radians(-2))
FALSE_EASTING, FALSE_NORTHING = 400_000.0, -100_000.0

# OSGB36 → WGS 84: the guide's WGS 84 → OSGB36 with every sign turned.
SHIFT = (446.448, -125.157, 542.060)  # metres
SCALE_CHANGE = -20.4894e-6
ROTATION = tuple(radians(seconds / 3600) for seconds in (0.1502, 0.2470, 0.8421))


def to_wgs84(easting: float, northing: float) -> Point:
    """The point of an easting and a northing, in metres on the British National Grid."""
    latitude, longitude = _unprojected(easting, northing)
    return _geodetic(_shifted(_cartesian(latitude, longitude)))


def _unprojected(easting: float, northing: float) -> tuple[float, float]:
    """Grid → latitude and longitude on Airy 1830, in radians (annex C.2)."""
    a, e2 = AIRY_A, AIRY_E2
    phi = TRUE_ORIGIN[0]
    meridian = 0.0
    while abs(rest := northing - FALSE_NORTHING - meridian) >= 1e-5:
        phi += rest / (a * SCALE)
        meridian = _meridional_arc(phi)
    sine, tangent, secant = sin(phi), tan(phi), 1 / cos(phi)
    nu = a * SCALE / sqrt(1 - e2 * sine**2)
    rho = nu * (1 - e2) / (1 - e2 * sine**2)
    eta2 = nu / rho - 1
    t2, t4, t6 = tangent**2, tangent**4, tangent**6
    e = easting - FALSE_EASTING
    latitude = (
        phi
        - e**2 * tangent / (2 * rho * nu)
        + e**4 * tangent / (24 * rho * nu**3) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2)
        - e**6 * tangent / (720 * rho * nu**5) * (61 + 90 * t2 + 45 * t4)
    )
    longitude = (
        TRUE_ORIGIN[1]
        + e * secant / nu
        - e**3 * secant / (6 * nu**3) * (nu / rho + 2 * t2)
        + e**5 * secant / (120 * nu**5) * (5 + 28 * t2 + 24 * t4)
        - e**7 * secant / (5040 * nu**7) * (61 + 662 * t2 + 1320 * t4 + 720 * t6)
    )
    return latitude, longitude


def _meridional_arc(phi: float) -> float:
    """Metres along the meridian from the true origin to a latitude (annex C.1)."""
    n = (AIRY_A - AIRY_B) / (AIRY_A + AIRY_B)
    n2, n3 = n**2, n**3
    less, more = phi - TRUE_ORIGIN[0], phi + TRUE_ORIGIN[0]
    return (AIRY_B * SCALE) * (
        (1 + n + 5 / 4 * n2 + 5 / 4 * n3) * less
        - (3 * n + 3 * n2 + 21 / 8 * n3) * sin(less) * cos(more)
        + (15 / 8 * n2 + 15 / 8 * n3) * sin(2 * less) * cos(2 * more)
        - 35 / 24 * n3 * sin(3 * less) * cos(3 * more)
    )


def _cartesian(latitude: float, longitude: float) -> tuple[float, float, float]:
    """Airy 1830 → metres from the Earth's centre, at height 0 (annex B.1)."""
    nu = AIRY_A / sqrt(1 - AIRY_E2 * sin(latitude) ** 2)
    return (
        nu * cos(latitude) * cos(longitude),
        nu * cos(latitude) * sin(longitude),
        (1 - AIRY_E2) * nu * sin(latitude),
    )


def _shifted(xyz: tuple[float, float, float]) -> tuple[float, float, float]:
    """The Helmert transformation OSGB36 → WGS 84, in metres."""
    x, y, z = xyz
    rx, ry, rz = ROTATION
    scale = 1 + SCALE_CHANGE
    return (
        SHIFT[0] + scale * x - rz * y + ry * z,
        SHIFT[1] + rz * x + scale * y - rx * z,
        SHIFT[2] - ry * x + rx * y + scale * z,
    )


def _geodetic(xyz: tuple[float, float, float]) -> Point:
    """Metres from the Earth's centre → degrees on GRS80 (annex B.2)."""
    x, y, z = xyz
    e2, p = GRS80_E2, hypot(x, y)
    phi = atan2(z, p * (1 - e2))
    for _ in range(5):  # each round gains at least two digits
        nu = GRS80_A / sqrt(1 - e2 * sin(phi) ** 2)
        phi = atan2(z + e2 * nu * sin(phi), p)
    return Point(degrees(phi), degrees(atan2(y, x)))
