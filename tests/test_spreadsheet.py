"""What a spreadsheet leaves where it was to work something out is refused; what only looks like it is a text."""

from __future__ import annotations

import pytest

from generator.load.spreadsheet import remnant

LEFT = """
#REF!  #NAME?  #N/A  #VALUE!  #DIV/0!  #NULL!  #NUM!  #SPILL!  autism; #REF!  Err:502  #####
#BEZUG!  #NV  #¿NOMBRE?  #VALEUR!  #¡VALOR!  #N/D  #ref!
=A1  = A1  =$A$1  =A1:A3  =A1&" "&B1  =Sheet2!A1  ='My sheet'!A1  =[Book1.xlsx]Sheet1!$A$1  =@A1
=CONCATENATE(A2,B2)  =concatenate(a2;b2)  =SUM(A1  =-A1  =+A1  =(A1+B1)  =1+1  ="abc"  =TRUE  =Services
=TODAY()  =IF(A2="","",A2)  =HYPERLINK("http://x","y")  =RC[-1]  =R[1]C[1]  =R1C1  {=SUM(A1:A2)}
of:=CONCATENATE([.A2];[.B2])  =_xlfn.CONCAT(A1)  =ZÄHLENWENN(A1;2)  =WENN.FEHLER(A1;"")
+A1  -A1  +A1+B1  -1*A2  +Sheet1!A1  +SUM(A1:A2)  -SUM(A1:A2)  @SUM(A1:A3)  @SUM(1,2)
"""
WRITTEN = """
=)  =D  =>  => see below  =|  =  == Heading  = equal  = £25  =25
-  - ask us  -5  -10%  -2-3  -1 to 2 hours  -A4 paper size  -Age UK  - (see below)  -18  --
+44 1632 960100  +441632960100  +44 (0)1632 960100  +1  +2 hours  +B12 vitamins  +DBS (enhanced)  +NEW(ish)
@meadowview  @ the hall (Mondays)  @Home (Devizes)  @home(Mon, Tue)  @
#1 in Devizes  Room #2  #BeKind  We love it #LOVE!  C#  ##  {x}
A1  B2 = C3  e=mc2  Everyone  openly  map  1-2
"""


def _texts(block: str) -> list[str]:
    return [text for line in block.strip().splitlines() for text in line.split("  ")]


@pytest.mark.parametrize("text", _texts(LEFT))
def test_a_formula_or_its_error_is_named(text: str) -> None:
    assert "spreadsheet" in remnant(text)


@pytest.mark.parametrize("text", _texts(WRITTEN))
def test_what_a_person_wrote_is_left_alone(text: str) -> None:
    assert remnant(text) == ""


def test_a_long_text_takes_no_time() -> None:
    for text in (
        "=" + "(" * 100_000,
        "+" + "A1+" * 100_000,
        "@" + "A" * 100_000,
        "#" * 99_999 + "x",
    ):
        remnant(text)
