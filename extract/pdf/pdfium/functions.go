//go:build !nopdfium

package pdfium

// function is a function of the module.
type function int

const (
	malloc function = iota
	free
	loadDocument
	closeDocument
	lastError
	pageCount
	loadPage
	closePage
	boundingBox
	pageRotation
	annotationCount
	annotation
	closeAnnotation
	annotationSubtype
	flatten
	objectCount
	objectAt
	objectType
	objectMatrix
	objectFill
	objectStroke
	objectStrokeWidth
	objectMarkCount
	objectMark
	objectMCID
	objectClip
	objectBounds
	markName
	formCount
	formObject
	clipCount
	clipSegmentCount
	clipSegment
	pathMode
	pathSegmentCount
	pathSegment
	segmentPoint
	segmentType
	segmentClose
	textFont
	textSize
	textRender
	fontName
	fontFlags
	fontItalicAngle
	fontGlyphWidth
	loadText
	closeText
	charCount
	charUnicode
	charObject
	charOrigin
	charLooseBox
	charMatrix
	charMapError
	charGenerated
	charHyphen
	newBitmap
	closeBitmap
	bitmapBuffer
	bitmapStride
	bitmapHeight
	fillBitmap
	renderPage
	renderText
)

// functionNames are PDFium's names of the functions.
var functionNames = [...]string{
	malloc:            "malloc",
	free:              "free",
	loadDocument:      "FPDF_LoadMemDocument",
	closeDocument:     "FPDF_CloseDocument",
	lastError:         "FPDF_GetLastError",
	pageCount:         "FPDF_GetPageCount",
	loadPage:          "FPDF_LoadPage",
	closePage:         "FPDF_ClosePage",
	boundingBox:       "FPDF_GetPageBoundingBox",
	pageRotation:      "FPDFPage_GetRotation",
	annotationCount:   "FPDFPage_GetAnnotCount",
	annotation:        "FPDFPage_GetAnnot",
	closeAnnotation:   "FPDFPage_CloseAnnot",
	annotationSubtype: "FPDFAnnot_GetSubtype",
	flatten:           "FPDFPage_Flatten",
	objectCount:       "FPDFPage_CountObjects",
	objectAt:          "FPDFPage_GetObject",
	objectType:        "FPDFPageObj_GetType",
	objectMatrix:      "FPDFPageObj_GetMatrix",
	objectFill:        "FPDFPageObj_GetFillColor",
	objectStroke:      "FPDFPageObj_GetStrokeColor",
	objectStrokeWidth: "FPDFPageObj_GetStrokeWidth",
	objectMarkCount:   "FPDFPageObj_CountMarks",
	objectMark:        "FPDFPageObj_GetMark",
	objectMCID:        "FPDFPageObj_GetMarkedContentID",
	objectClip:        "FPDFPageObj_GetClipPath",
	objectBounds:      "FPDFPageObj_GetBounds",
	markName:          "FPDFPageObjMark_GetName",
	formCount:         "FPDFFormObj_CountObjects",
	formObject:        "FPDFFormObj_GetObject",
	clipCount:         "FPDFClipPath_CountPaths",
	clipSegmentCount:  "FPDFClipPath_CountPathSegments",
	clipSegment:       "FPDFClipPath_GetPathSegment",
	pathMode:          "FPDFPath_GetDrawMode",
	pathSegmentCount:  "FPDFPath_CountSegments",
	pathSegment:       "FPDFPath_GetPathSegment",
	segmentPoint:      "FPDFPathSegment_GetPoint",
	segmentType:       "FPDFPathSegment_GetType",
	segmentClose:      "FPDFPathSegment_GetClose",
	textFont:          "FPDFTextObj_GetFont",
	textSize:          "FPDFTextObj_GetFontSize",
	textRender:        "FPDFTextObj_GetTextRenderMode",
	fontName:          "FPDFFont_GetBaseFontName",
	fontFlags:         "FPDFFont_GetFlags",
	fontItalicAngle:   "FPDFFont_GetItalicAngle",
	fontGlyphWidth:    "FPDFFont_GetGlyphWidth",
	loadText:          "FPDFText_LoadPage",
	closeText:         "FPDFText_ClosePage",
	charCount:         "FPDFText_CountChars",
	charUnicode:       "FPDFText_GetUnicode",
	charObject:        "FPDFText_GetTextObject",
	charOrigin:        "FPDFText_GetCharOrigin",
	charLooseBox:      "FPDFText_GetLooseCharBox",
	charMatrix:        "FPDFText_GetMatrix",
	charMapError:      "FPDFText_HasUnicodeMapError",
	charGenerated:     "FPDFText_IsGenerated",
	charHyphen:        "FPDFText_IsHyphen",
	newBitmap:         "FPDFBitmap_CreateEx",
	closeBitmap:       "FPDFBitmap_Destroy",
	bitmapBuffer:      "FPDFBitmap_GetBuffer",
	bitmapStride:      "FPDFBitmap_GetStride",
	bitmapHeight:      "FPDFBitmap_GetHeight",
	fillBitmap:        "FPDFBitmap_FillRect",
	renderPage:        "FPDF_RenderPageBitmap",
	renderText:        "FPDFTextObj_GetRenderedBitmap",
}
